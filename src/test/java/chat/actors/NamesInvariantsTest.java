package chat.actors;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.TestInbox;
import akka.actor.typed.ActorRef;
import java.lang.reflect.Field;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random histories; the seed is in the test's name. Looks inside, as a leak is seen only there. */
class NamesInvariantsTest {
  private static final int STEPS = 500;
  private static final Duration RESERVED = Duration.ofSeconds(50);

  /** Some are alike, in groups and in chains: AlI is like Ali and like All, which are not alike. */
  private static final List<UserName> NAMES =
      Stream.of("Ali", "AlI", "All", "coco", "сосо", "СОСО", "n1", "nl", "nL", "n2", "Ann", "Bob")
          .map(typed -> UserName.of(typed).orElseThrow())
          .toList();

  /** What a live session uses. */
  private record InUse(UserName name, ConnectionId connection) {}

  private final Names names = new Names(RESERVED);
  private final Map<ActorRef<?>, InUse> sessions = new LinkedHashMap<>();
  private final List<ConnectionId> open = new ArrayList<>();
  private final List<ConnectionId> all = new ArrayList<>();
  private Instant now = Instant.EPOCH;
  private int created;

  static long[] seeds() {
    return new Random().longs(20).toArray();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void noNameIsHeldTwiceAndNoneLeaks(long seed) throws ReflectiveOperationException {
    Random random = new Random(seed);
    openOne();
    for (int step = 0; step < STEPS; step++) {
      act(random);
      assertBounded();
    }
    List.copyOf(open).forEach(this::close);
    List.copyOf(sessions.keySet()).forEach(this::release);
    assertThat(held("holders")).isEmpty();
    assertThat(held("lookAlikes")).isEmpty();
    assertThat(held("namesOf")).isEmpty();
    assertThat(held("holderOf")).isEmpty();
  }

  private void act(Random random) {
    UserName name = NAMES.get(random.nextInt(NAMES.size()));
    ConnectionId connection = all.get(random.nextInt(all.size()));
    switch (random.nextInt(8)) {
      case 0 -> openOne();
      case 1 -> close(connection);
      case 2 -> names.expire(now);
      case 3 -> now = now.plusSeconds(random.nextInt(20));
      case 4 -> releaseOne(random);
      case 5 -> reserve(name, connection);
      default -> use(name, connection);
    }
  }

  private void openOne() {
    ConnectionId connection = new ConnectionId(0, all.size());
    names.open(connection);
    open.add(connection);
    all.add(connection);
  }

  private void close(ConnectionId connection) {
    if (open.remove(connection)) {
      names.close(connection);
    }
  }

  private void reserve(UserName name, ConnectionId connection) {
    if (names.reserve(name, connection, now)) {
      assertNobodyElseUses(name, connection);
    }
  }

  private void use(UserName name, ConnectionId connection) {
    ActorRef<?> session = TestInbox.create("session-" + ++created).getRef();
    if (names.use(name, connection, session, now)) {
      assertNobodyElseUses(name, connection);
      sessions.put(session, new InUse(name, connection));
    }
  }

  private void releaseOne(Random random) {
    if (!sessions.isEmpty()) {
      release(List.copyOf(sessions.keySet()).get(random.nextInt(sessions.size())));
    }
  }

  private void release(ActorRef<?> session) {
    names.release(session, now);
    sessions.remove(session);
  }

  private void assertNobodyElseUses(UserName name, ConnectionId connection) {
    assertThat(sessions.values())
        .filteredOn(inUse -> inUse.name().isLike(name))
        .extracting(InUse::connection)
        .allMatch(connection::equals);
  }

  private void assertBounded() throws ReflectiveOperationException {
    assertThat(held("holderOf").keySet()).isEqualTo(sessions.keySet());
    assertThat(held("namesOf")).hasSize(open.size());
    assertThat(open).allMatch(held("namesOf")::containsKey);
    Map<ConnectionId, Integer> idle = new HashMap<>();
    for (Map.Entry<?, ?> entry : held("holders").entrySet()) {
      ConnectionId connection = (ConnectionId) field(entry.getValue(), "owner");
      boolean used =
          sessions.values().stream()
              .anyMatch(
                  inUse ->
                      inUse.name().equals(entry.getKey()) && inUse.connection().equals(connection));
      if (!used) {
        assertThat(open).contains(connection);
        assertThat(idle.merge(connection, 1, Integer::sum)).isEqualTo(1);
      }
    }
    assertEveryFormHasOneOwner();
  }

  private void assertEveryFormHasOneOwner() throws ReflectiveOperationException {
    Map<Object, Object> owners = new HashMap<>();
    for (Object holder : held("holders").values()) {
      for (String form : ((UserName) field(holder, "name")).forms()) {
        Object owner = field(holder, "owner");
        assertThat(owners.merge(form, owner, (one, other) -> one)).isEqualTo(owner);
        assertThat(((Set<?>) held("lookAlikes").get(form)).contains(holder)).isTrue();
      }
    }
    assertThat(held("lookAlikes").keySet()).isEqualTo(owners.keySet());
  }

  private Map<?, ?> held(String map) throws ReflectiveOperationException {
    return (Map<?, ?>) field(names, map);
  }

  private static Object field(Object owner, String name) throws ReflectiveOperationException {
    Field field = owner.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return field.get(owner);
  }
}
