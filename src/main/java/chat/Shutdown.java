package chat;

import akka.Done;
import akka.actor.CoordinatedShutdown;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.AskPattern;
import chat.actors.EndReason;
import chat.actors.Sessions;
import chat.config.Settings;
import chat.grpc.ServerHealth;
import chat.store.Journal;
import chat.transport.Http2Server;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigValueFactory;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * How a server stops, whoever asks it to: it says that it is not ready, sends people away, and only
 * then ends what they used. A server alone tells all at once, and each another moment to come back.
 * A node of a cluster tells one after the other, as each can go on at another node at once.
 */
final class Shutdown {
  /** How long the last messages may take to be stored; the phase of the shutdown has as long. */
  private static final Duration STORE_TIMEOUT = Duration.ofSeconds(5);

  private static final Duration MARGIN = Duration.ofSeconds(2);

  private final ActorSystem<?> system;
  private final Settings settings;
  private final CompletableFuture<Done> done = new CompletableFuture<>();

  Shutdown(ActorSystem<?> system, Settings settings) {
    this.system = system;
    this.settings = settings;
    CoordinatedShutdown shutdown = CoordinatedShutdown.get(system);
    shutdown.addTask(
        CoordinatedShutdown.PhaseBeforeServiceUnbind(),
        "wait-for-the-end",
        () -> {
          // It runs already, and is only asked for its end.
          shutdown.runAll(CoordinatedShutdown.unknownReason()).thenAccept(done::complete);
          return CompletableFuture.completedStage(Done.getInstance());
        });
  }

  /**
   * Completes when all is done, or has had its time: an actor system does not end while nodes that
   * it talked to are silent.
   */
  CompletionStage<Done> done() {
    return done.minimalCompletionStage();
  }

  /** The configuration, with time enough for people to go. */
  static Config withTimeToStop(Config config, Settings settings) {
    Settings.Server server = settings.server();
    Duration timeout = server.returnSpread().plus(server.stopDeadline()).plus(MARGIN);
    return config.withValue(
        "akka.coordinated-shutdown.phases.service-requests-done.timeout",
        ConfigValueFactory.fromAnyRef(timeout));
  }

  /** The rooms may have something to store until the actors end. */
  void closeInTheEnd(ActorRef<Journal.Command> journal) {
    CoordinatedShutdown.get(system)
        .addTask(
            CoordinatedShutdown.PhaseBeforeActorSystemTerminate(),
            "close-store",
            () -> AskPattern.ask(journal, Journal.Stop::new, STORE_TIMEOUT, system.scheduler()));
  }

  /** Readiness first: whoever sends people here is to stop before they are sent away. */
  void sendPeopleAway(
      ServerHealth health, ActorRef<Sessions.Command> sessions, Http2Server transport) {
    CoordinatedShutdown.get(system)
        .addTask(
            CoordinatedShutdown.PhaseServiceRequestsDone(),
            "end-sessions",
            () -> {
              health.stopping();
              return othersGoOn() ? move(sessions, transport) : end(sessions, transport);
            });
  }

  private boolean othersGoOn() {
    return settings.cluster().isPresent() && !isCutOff();
  }

  /** Whether the cluster has ended this node, and nobody here. */
  boolean isCutOff() {
    return CoordinatedShutdown.get(system)
        .getShutdownReason()
        .filter(CoordinatedShutdown.clusterDowningReason()::equals)
        .isPresent();
  }

  private CompletionStage<Done> move(ActorRef<Sessions.Command> sessions, Http2Server transport) {
    Duration patience = settings.server().returnSpread().plus(MARGIN);
    return AskPattern.ask(sessions, Sessions.MoveAll::new, patience, system.scheduler())
        .exceptionally(late -> Done.getInstance())
        .thenCompose(told -> transport.drain(settings.server().stopDeadline()));
  }

  private CompletionStage<Done> end(ActorRef<Sessions.Command> sessions, Http2Server transport) {
    CompletionStage<Done> drained = transport.drain(settings.server().stopDeadline());
    sessions.tell(new Sessions.EndAll(isCutOff() ? EndReason.CUT_OFF : EndReason.SERVER_STOPPING));
    return drained;
  }
}
