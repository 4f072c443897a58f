package chat.cluster;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import chat.actors.Room;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/**
 * Hands out on its node what rooms of other nodes have for the sessions there: an event crosses
 * once, however many are to have it.
 */
public final class Postman {
  /** Its name under {@code /user}, the same on all nodes. */
  public static final String NAME = "postman";

  /** What a postman is brought. */
  public sealed interface Mailing {}

  /** An event for some sessions of this node. */
  record Parcel(Room.Event event, List<ActorRef<Room.Event>> sessions) implements Mailing {}

  /** An answer to a session of this node that wants to come in: it must not be overtaken. */
  record Answer(
      @JsonTypeInfo(use = JsonTypeInfo.Id.MINIMAL_CLASS) Room.JoinReply reply,
      ActorRef<Room.JoinReply> replyTo)
      implements Mailing {}

  private Postman() {}

  public static Behavior<Mailing> create() {
    return Behaviors.receive(Mailing.class)
        .onMessage(
            Parcel.class,
            parcel -> {
              parcel.sessions().forEach(session -> session.tell(parcel.event()));
              return Behaviors.same();
            })
        .onMessage(
            Answer.class,
            answer -> {
              answer.replyTo().tell(answer.reply());
              return Behaviors.same();
            })
        .build();
  }
}
