package chat.cluster;

import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import chat.actors.Mail;
import chat.actors.RefusalReason;
import chat.actors.Room;

/**
 * Stands in for a room that another node has in its settings and this one has not. Nobody is let in
 * with a capacity that somebody guessed; the room opens when a node has it that knows it.
 */
final class UnknownRoom {
  private UnknownRoom() {}

  static Behavior<Room.Command> create(String roomId, Mail mail) {
    return Behaviors.setup(
        context -> {
          context
              .getLog()
              .warn(
                  "room={} is not in the settings of this node, but of another: nobody can enter it here; give all nodes the same rooms",
                  roomId);
          return Behaviors.receive(Room.Command.class)
              .onMessage(
                  Room.Join.class,
                  join -> {
                    mail.answer(join, new Room.JoinRefused(roomId, RefusalReason.ROOM_FAILED));
                    return Behaviors.same();
                  })
              .onAnyMessage(other -> Behaviors.same())
              .build();
        });
  }
}
