package chat.actors;

import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.ActorContext;
import chat.actors.Roster.Attention;
import chat.actors.Roster.Member;
import chat.config.Settings.RoomSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets people into a room and out of it, and tells the others and the lobby. */
final class Doorman {
  private static final Logger log = LoggerFactory.getLogger(Room.class);

  private final ActorContext<Room.Command> context;
  private final RoomSettings settings;
  private final Clock clock;
  private final Mail mail;
  private final ActorRef<Lobby.RoomChanged> lobby;
  private final Roster roster;
  private final LongSupplier head;

  /**
   * @param head the number of the newest message
   */
  Doorman(
      ActorContext<Room.Command> context,
      RoomSettings settings,
      Clock clock,
      Mail mail,
      ActorRef<Lobby.RoomChanged> lobby,
      Roster roster,
      LongSupplier head) {
    this.context = context;
    this.settings = settings;
    this.clock = clock;
    this.mail = mail;
    this.lobby = lobby;
    this.roster = roster;
    this.head = head;
  }

  void join(Room.Join join) {
    takeOver(join);
    Optional<Member> member = roster.find(join.session());
    if (member.isPresent()) {
      comeBack(join, member.get());
    } else if (roster.has(join.name())) {
      refuse(join, RefusalReason.ALREADY_IN_ROOM);
    } else if (roster.isFull()) {
      refuse(join, RefusalReason.ROOM_FULL);
    } else {
      letIn(join);
    }
  }

  /**
   * A session has its name for itself: if an earlier one is in under it, that is the same person
   * before, whose session or node may be gone without a word. What the earlier one asked may also
   * arrive after what the later one did.
   */
  private void takeOver(Room.Join join) {
    roster
        .earlierThan(join)
        .ifPresent(
            earlier -> {
              context.unwatch(earlier);
              roster.replace(earlier, join.session(), join.since());
              watch(join.session());
            });
  }

  private void letIn(Room.Join join) {
    Member member = new Member(join.name(), join.since(), clock.instant(), attention(join));
    String name = join.name().shown();
    watch(join.session());
    if (!join.again()) {
      roster.tellOthers(join.session(), new Room.Entered(settings.name(), name, roster.size() + 1));
    }
    roster.add(join.session(), member);
    peopleChanged();
    log.info(
        "joined room={} user={} people={}/{}",
        settings.name(),
        name,
        roster.size(),
        settings.capacity());
    mail.answer(join, joined(join));
  }

  private void comeBack(Room.Join join, Member member) {
    roster.set(join.session(), attention(join));
    if (member.isAway()) {
      String name = member.name().shown();
      roster.tellOthers(join.session(), new Room.CameBack(settings.name(), name, roster.size()));
    }
    mail.answer(join, joined(join));
  }

  void refuse(Room.Join join, RefusalReason reason) {
    mail.answer(join, new Room.JoinRefused(settings.name(), reason));
  }

  void goAway(ActorRef<Room.Event> session) {
    Optional<Member> member = roster.find(session);
    if (member.isPresent() && !member.get().isAway()) {
      roster.set(session, Attention.AWAY);
      String name = member.get().name().shown();
      roster.tellOthers(session, new Room.WentAway(settings.name(), name, roster.size()));
    }
  }

  void leave(ActorRef<Room.Event> session) {
    roster.remove(session).ifPresent(member -> letOut(session, member));
  }

  private void letOut(ActorRef<Room.Event> session, Member member) {
    context.unwatch(session);
    String name = member.name().shown();
    roster.tellOthers(session, new Room.Left(settings.name(), name, roster.size()));
    peopleChanged();
    log.info(
        "left room={} user={} stayed={}s people={}/{}",
        settings.name(),
        name,
        Duration.between(member.joined(), clock.instant()).toSeconds(),
        roster.size(),
        settings.capacity());
  }

  private void watch(ActorRef<Room.Event> session) {
    context.watchWith(session, new Room.Leave(session));
  }

  private void peopleChanged() {
    lobby.tell(new Lobby.RoomChanged(settings.name(), roster.size()));
  }

  private static Attention attention(Room.Join join) {
    return join.live() ? Attention.LIVE : Attention.CATCHING_UP;
  }

  private Room.Joined joined(Room.Join join) {
    return new Room.Joined(
        context.getSelf(),
        settings.name(),
        settings.capacity(),
        settings.topic(),
        join.name(),
        roster.people(),
        head.getAsLong());
  }
}
