package chat.tools.storm;

import chat.proto.ChatServiceGrpc;
import chat.proto.ListRoomsRequest;
import chat.proto.RoomInfo;
import chat.tools.Waiting;
import chat.tools.net.Connection;
import chat.tools.net.Connector;
import chat.tools.process.KillFailure;
import chat.tools.process.ProcessWatch;
import chat.tools.process.ServerKiller;
import chat.tools.process.ServerProcess;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Many people lose their server at once, and come back. */
final class Storm implements AutoCloseable {
  private static final Duration REACH = Duration.ofSeconds(10);
  private static final Duration NEXT_CLIENT = Duration.ofMillis(5);
  private static final Duration GOODBYE = Duration.ofSeconds(2);
  private static final double MIB = 1 << 20;

  private final StormOptions options;
  private final Consumer<String> progress;
  private final Connector connector;
  private final Tally tally = new Tally();
  private final List<Client> clients = new ArrayList<>();
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

  Storm(StormOptions options, Consumer<String> progress) {
    this.options = options;
    this.progress = progress;
    connector = new Connector(options.target());
  }

  /**
   * Takes until all are back, or patience ends.
   *
   * @throws StormFailure if they do not all get in to begin with
   * @throws KillFailure if the server is not killed, or does not come back
   */
  Map<String, Object> run(ServerKiller killer) {
    gather();
    tally.begin();
    long start = System.nanoTime();
    try {
      killer.kill().toCompletableFuture().join();
    } catch (CompletionException failure) {
      throw failure.getCause() instanceof KillFailure cause ? cause : failure;
    }
    long serverBackMillis = (System.nanoTime() - start) / 1_000_000;
    progress.accept("the server is back after %d ms".formatted(serverBackMillis));
    Optional<ProcessWatch> watch = options.pidFile().map(Storm::process).map(ProcessWatch::new);
    Duration left = options.patience().minusMillis(serverBackMillis);
    Waiting.until(() -> tally.millisUntil(clients.size()) >= 0, left);
    Map<String, Object> figures = figures(serverBackMillis, watch);
    watch.ifPresent(ProcessWatch::close);
    clients.forEach(Client::leave);
    Waiting.pass(GOODBYE);
    return figures;
  }

  private void gather() {
    List<String> places = places();
    String run = Integer.toString(ThreadLocalRandom.current().nextInt(1 << 24), 36);
    for (int i = 0; i < options.clients(); i++) {
      Client client =
          new Client("s" + i + "x" + run, places.get(i), address(i), connector, clock, tally);
      clients.add(client);
      client.come();
      Waiting.pass(NEXT_CLIENT);
    }
    if (!Waiting.until(() -> clients.stream().allMatch(Client::isIn), options.patience())) {
      throw new StormFailure(
          "Only %d of %d clients get in: %s"
              .formatted(
                  clients.stream().filter(Client::isIn).count(), clients.size(), tally.failures()));
    }
    progress.accept("%d clients are in".formatted(clients.size()));
  }

  /** A room for each client, filled evenly. */
  private List<String> places() {
    List<RoomInfo> rooms = rooms();
    List<String> places = new ArrayList<>();
    for (int taken = 0; places.size() < options.clients(); taken++) {
      int before = places.size();
      for (RoomInfo room : rooms) {
        if (room.getParticipantCount() + taken < room.getCapacity()) {
          places.add(room.getRoomId());
        }
      }
      if (places.size() == before) {
        throw new StormFailure(
            "The server's rooms hold only %d more people. Raise room-capacity, or add rooms."
                .formatted(before));
      }
    }
    return places;
  }

  private List<RoomInfo> rooms() {
    Connection connection = connector.open(Runnable::run);
    try {
      return ChatServiceGrpc.newBlockingStub(connection.channel())
          .withWaitForReady()
          .withDeadlineAfter(REACH.toSeconds(), TimeUnit.SECONDS)
          .listRooms(ListRoomsRequest.getDefaultInstance())
          .getRoomsList();
    } catch (StatusRuntimeException failure) {
      throw new StormFailure(
          "%s does not answer ListRooms: %s".formatted(options.target(), failure.getStatus()));
    } finally {
      connection.close();
    }
  }

  private InetAddress address(int client) {
    int household = client / options.perAddress();
    try {
      return InetAddress.getByAddress(
          new byte[] {127, 0, (byte) (1 + household / 250), (byte) (1 + household % 250)});
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static ServerProcess process(Path pidFile) {
    try {
      return new ServerProcess(Long.parseLong(Files.readString(pidFile).strip()));
    } catch (IOException | NumberFormatException wrong) {
      throw new StormFailure("There is no process id in " + pidFile + ".");
    }
  }

  private Map<String, Object> figures(long serverBackMillis, Optional<ProcessWatch> watch) {
    int all = clients.size();
    List<Integer> perSecond = tally.attemptsPerSecond();
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("clients", all);
    figures.put("server_back_ms", serverBackMillis);
    Map<String, Object> back = new LinkedHashMap<>();
    back.put("50%", tally.millisUntil((all + 1) / 2));
    back.put("99%", tally.millisUntil((int) Math.ceil(all * 0.99)));
    back.put("all", tally.millisUntil(all));
    figures.put("back_ms", back);
    figures.put("attempts", tally.attempts());
    figures.put(
        "most_attempts_in_a_second",
        perSecond.stream().mapToInt(Integer::intValue).max().orElse(0));
    figures.put("attempts_per_second", perSecond);
    figures.put("failures", tally.failures());
    figures.put("lost_by", tally.losses());
    watch.ifPresent(
        server -> {
          figures.put("peak_cores", Math.round(server.mostCores() * 100) / 100.0);
          figures.put("peak_rss_mib", Math.round(server.mostBytes() / MIB));
        });
    return figures;
  }

  @Override
  public void close() {
    clock.shutdownNow();
    connector.close();
  }
}
