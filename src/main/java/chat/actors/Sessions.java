package chat.actors;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import chat.config.Settings;

/** Parent of all sessions: starts them, and ends them when the server stops. */
public final class Sessions extends AbstractBehavior<Sessions.Command> {

  /** What the parent of the sessions is asked. */
  public sealed interface Command {}

  /** Asks for a session of a new stream; replies with it. */
  public record Open(
      ConnectionId connection, Outbox outbox, ActorRef<ActorRef<UserSession.Command>> replyTo)
      implements Command {}

  /** Ends all sessions because the server stops, and opens no more; no reply. */
  public enum StopAll implements Command {
    INSTANCE
  }

  private final Settings.Session settings;
  private final ActorRef<? super Lobby.Join> lobby;
  private boolean stopping;

  /** No sessions yet; those to come join through {@code lobby}. */
  public static Behavior<Command> create(
      Settings.Session settings, ActorRef<? super Lobby.Join> lobby) {
    return Behaviors.setup(context -> new Sessions(context, settings, lobby));
  }

  private Sessions(
      ActorContext<Command> context,
      Settings.Session settings,
      ActorRef<? super Lobby.Join> lobby) {
    super(context);
    this.settings = settings;
    this.lobby = lobby;
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Open.class, this::onOpen)
        .onMessage(StopAll.class, this::onStopAll)
        .build();
  }

  private Behavior<Command> onOpen(Open open) {
    ActorRef<UserSession.Command> session =
        getContext()
            .spawnAnonymous(UserSession.create(settings, open.connection(), lobby, open.outbox()));
    if (stopping) {
      session.tell(new UserSession.End(EndReason.SERVER_STOPPING));
    }
    open.replyTo().tell(session);
    return this;
  }

  private Behavior<Command> onStopAll(StopAll stop) {
    stopping = true;
    for (ActorRef<Void> child : getContext().getChildren()) {
      child
          .<UserSession.Command>unsafeUpcast()
          .tell(new UserSession.End(EndReason.SERVER_STOPPING));
    }
    return this;
  }
}
