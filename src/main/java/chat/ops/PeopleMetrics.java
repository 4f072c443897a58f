package chat.ops;

import chat.actors.Lobby.RoomStatus;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Optional;
import java.util.function.ToIntBiFunction;
import java.util.function.ToIntFunction;

/** Who is there. What is not known at a scrape is left out of it. */
final class PeopleMetrics {
  private volatile Optional<People> latest = Optional.empty();

  PeopleMetrics(PrometheusRegistry registry) {
    total(
        registry,
        "grpc_chat_sessions",
        "Sessions, those of people who are away included.",
        people -> people.streams().sessions());
    total(
        registry,
        "grpc_chat_visits",
        "Streams of the older contract.",
        people -> people.streams().visits());
    perRoom(
        registry,
        "grpc_chat_people",
        "People in a room, those who are away included.",
        (people, room) -> room.people());
    perRoom(
        registry,
        "grpc_chat_room_capacity",
        "How many people a room holds.",
        (people, room) -> room.capacity());
    perRoom(
        registry,
        "grpc_chat_room_here",
        "Whether a room lives on this node.",
        (people, room) -> people.here().contains(room.roomId()) ? 1 : 0);
  }

  /** This is shown until something else is. */
  void show(Optional<People> people) {
    latest = people;
  }

  private void total(
      PrometheusRegistry registry, String name, String help, ToIntFunction<People> number) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .callback(gauge -> latest.ifPresent(people -> gauge.call(number.applyAsInt(people))))
        .register(registry);
  }

  private void perRoom(
      PrometheusRegistry registry,
      String name,
      String help,
      ToIntBiFunction<People, RoomStatus> number) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .labelNames("room")
        .callback(
            gauge ->
                latest.ifPresent(
                    people ->
                        people
                            .rooms()
                            .forEach(
                                room ->
                                    gauge.call(number.applyAsInt(people, room), room.roomId()))))
        .register(registry);
  }
}
