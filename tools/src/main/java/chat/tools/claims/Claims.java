package chat.tools.claims;

import chat.tools.Spread;
import chat.tools.Waiting;
import chat.tools.crowd.Login;
import chat.tools.crowd.Login.Answer;
import chat.tools.crowd.RoomList;
import chat.tools.net.Connection;
import chat.tools.net.Connector;
import com.google.common.net.HostAndPort;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Many people want the same name at once, at all servers of a chat; then another name. */
final class Claims implements AutoCloseable {
  /** Fewer than any server lets a connection have. */
  private static final int STREAMS_OF_A_CONNECTION = 10;

  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final List<HostAndPort> targets;
  private final int claims;
  private final List<Connector> connectors;
  private final List<Connection> connections;

  /**
   * @param claims how many people want the name
   */
  Claims(List<HostAndPort> targets, int claims) {
    this.targets = targets;
    this.claims = claims;
    connectors = targets.stream().map(Connector::new).toList();
    int each = (claims + STREAMS_OF_A_CONNECTION - 1) / STREAMS_OF_A_CONNECTION;
    connections =
        IntStream.range(0, Math.max(each, targets.size()))
            .mapToObj(i -> connectors.get(i % targets.size()).open(Runnable::run))
            .toList();
  }

  /**
   * Has a name claimed in each round.
   *
   * @param progress is told what became of it
   * @throws chat.tools.crowd.CrowdFailure if a server does not answer at all
   */
  List<Round> run(int rounds, Consumer<String> progress) {
    targets.forEach(RoomList::of);
    List<Round> done = new ArrayList<>();
    String run = Integer.toString(ThreadLocalRandom.current().nextInt(1 << 24), 36);
    for (int i = 0; i < rounds; i++) {
      done.add(round("claim" + i + "x" + run));
      progress.accept("round %d: %s".formatted(i + 1, done.get(i).summary()));
    }
    return done;
  }

  private Round round(String name) {
    List<Login> logins =
        IntStream.range(0, claims)
            .mapToObj(i -> new Login(connections.get(i % connections.size()).channel()))
            .toList();
    // Until then a connection may be on its way still, and its claims would come late.
    Waiting.until(() -> connections.stream().allMatch(Connection::isReady), PATIENCE);
    long start = System.nanoTime();
    logins.parallelStream().forEach(login -> login.ask(name));
    List<Answer> answers = logins.stream().map(login -> login.answer(left(start))).toList();
    Duration taken = Duration.ofNanos(System.nanoTime() - start);
    logins.forEach(login -> login.leave(PATIENCE));
    Map<String, Integer> winners =
        count(
            IntStream.range(0, claims).filter(i -> answers.get(i).isWelcome()).boxed(),
            i -> targets.get(i % connections.size() % targets.size()).toString());
    return new Round(count(answers.stream(), Answer::code), winners, taken);
  }

  private static Duration left(long startNanos) {
    return PATIENCE.minusNanos(System.nanoTime() - startNanos);
  }

  private static <T> Map<String, Integer> count(Stream<T> what, Function<T, String> by) {
    Map<String, Integer> counts = new TreeMap<>();
    what.forEach(one -> counts.merge(by.apply(one), 1, Integer::sum));
    return counts;
  }

  /** In the order of printing. */
  Map<String, Object> figures(List<Round> rounds) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("claims", claims);
    figures.put("rounds", rounds.size());
    figures.put("targets", targets.size());
    figures.put("right", rounds.stream().filter(Round::right).count());
    figures.put("answers", sum(rounds, Round::answers));
    figures.put("winners", sum(rounds, Round::winners));
    figures.put("round_ms", Spread.of(rounds.stream(), r -> r.taken().toNanos() / 1e6).rounded(0));
    return figures;
  }

  private static Map<String, Integer> sum(
      List<Round> rounds, Function<Round, Map<String, Integer>> figure) {
    Map<String, Integer> sums = new TreeMap<>();
    rounds.stream()
        .map(figure)
        .forEach(counts -> counts.forEach((key, count) -> sums.merge(key, count, Integer::sum)));
    return sums;
  }

  @Override
  public void close() {
    connections.forEach(Connection::close);
    connectors.forEach(Connector::close);
  }
}
