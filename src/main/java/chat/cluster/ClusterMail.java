package chat.cluster;

import akka.actor.Address;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorRefResolver;
import akka.actor.typed.ActorSystem;
import chat.actors.Mail;
import chat.actors.Room;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Reaches sessions of this node at once, and those of another by one parcel to its postman. */
final class ClusterMail implements Mail {
  private final ActorRefResolver resolver;
  private final Map<Address, ActorRef<Postman.Mailing>> postmen = new ConcurrentHashMap<>();

  ClusterMail(ActorSystem<?> system) {
    resolver = ActorRefResolver.get(system);
  }

  @Override
  public Letter letter(Room.Event event) {
    return new Bag(event);
  }

  @Override
  public void answer(Room.Join join, Room.JoinReply reply) {
    Address node = join.replyTo().path().address();
    if (node.hasLocalScope()) {
      join.replyTo().tell(reply);
    } else {
      postman(node).tell(new Postman.Answer(reply, join.replyTo()));
    }
  }

  private ActorRef<Postman.Mailing> postman(Address node) {
    return postmen.computeIfAbsent(
        node, address -> resolver.resolveActorRef(address + "/user/" + Postman.NAME));
  }

  private final class Bag implements Letter {
    private final Room.Event event;
    private final Map<Address, List<ActorRef<Room.Event>>> away = new LinkedHashMap<>();

    Bag(Room.Event event) {
      this.event = event;
    }

    @Override
    public void to(ActorRef<Room.Event> session) {
      Address node = session.path().address();
      if (node.hasLocalScope()) {
        session.tell(event);
      } else {
        away.computeIfAbsent(node, first -> new ArrayList<>()).add(session);
      }
    }

    @Override
    public void send() {
      away.forEach(
          (node, sessions) -> postman(node).tell(new Postman.Parcel(event, List.copyOf(sessions))));
    }
  }
}
