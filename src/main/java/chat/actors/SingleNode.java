package chat.actors;

import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.ActorContext;
import chat.config.Settings;
import chat.config.Settings.RoomSettings;
import chat.store.Journal;
import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;

/** Everything in this process: the lobby supervises the register and the rooms. */
public record SingleNode(Settings settings, Clock clock, ActorRef<? super Journal.Command> journal)
    implements Deployment {

  @Override
  public long node() {
    return 0;
  }

  @Override
  public ActorRef<Lobby.NameCommand> register(ActorContext<Lobby.Command> lobby) {
    return lobby.spawn(Register.create(settings.names().reservationTime(), clock), "register");
  }

  @Override
  public Set<String> roomsHere() {
    return settings.rooms().stream().map(RoomSettings::name).collect(Collectors.toSet());
  }

  @Override
  public ActorRef<Room.Command> room(ActorContext<Lobby.Command> lobby, RoomSettings room) {
    return lobby.spawnAnonymous(
        Room.create(
            room,
            settings.log().messageText(),
            clock,
            Mail.HERE,
            lobby.getSelf().narrow(),
            journal));
  }
}
