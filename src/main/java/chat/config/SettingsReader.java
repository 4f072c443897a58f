package chat.config;

import chat.config.Settings.Cluster;
import chat.config.Settings.Logging;
import chat.config.Settings.Names;
import chat.config.Settings.Ops;
import chat.config.Settings.RoomSettings;
import chat.config.Settings.Server;
import chat.config.Settings.Session;
import chat.config.Settings.Transport;
import com.typesafe.config.ConfigValue;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.event.Level;

/** Turns configuration into {@link Settings} and reports every value that may not be. */
final class SettingsReader {
  /**
   * What a message holds beside its text: the client's id, at most 64 code points, and Protobuf's
   * framing.
   */
  private static final int BYTES_BESIDE_TEXT = 512;

  private static final int BYTES_PER_CODE_POINT = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /** There a room may have to be opened on another node first. */
  private static final Duration PATIENCE_IN_CLUSTER = Duration.ofSeconds(30);

  private static final Level[] LEVELS = {Level.ERROR, Level.WARN, Level.INFO, Level.DEBUG};
  private static final String ROOMS = "grpc-chat.rooms";
  private static final String TEXT_LIMIT = "grpc-chat.session.text-limit";
  private static final String MAX_MESSAGE_BYTES = "grpc-chat.server.transport.max-message-bytes";

  private final Map<String, ConfigValue> given;
  private final Map<String, ConfigValue> defaults;
  private final Problems problems;
  private final Set<String> wrong = new HashSet<>();

  /** Reads {@code given}, which has every key that {@code defaults} has. */
  SettingsReader(
      Map<String, ConfigValue> given, Map<String, ConfigValue> defaults, Problems problems) {
    this.given = given;
    this.defaults = defaults;
    this.problems = problems;
  }

  /** The settings; where a problem was reported, the default stands in. */
  Settings read() {
    Optional<Cluster> cluster = ClusterReader.read(this);
    Settings settings =
        new Settings(
            server(),
            rooms(),
            new Names(value("grpc-chat.names.reservation-time", oneSecondTo(Duration.ofDays(1)))),
            session(cluster.isPresent()),
            logging(),
            value("grpc-chat.language", Kind.oneOf(Language.values(), Language::tag)),
            StoreReader.read(this),
            LimitsReader.read(this),
            new Ops(
                value("grpc-chat.ops.host", BindAddress.KIND),
                value("grpc-chat.ops.port", Kind.offOr(Kind.whole(0, 65_535)))),
            cluster);
    checkTextFits(settings);
    ClusterReader.check(settings, this);
    return settings;
  }

  private Server server() {
    return new Server(
        value("grpc-chat.server.host", BindAddress.KIND),
        value("grpc-chat.server.port", Kind.whole(0, 65_535)),
        value("grpc-chat.server.stop-deadline", oneSecondTo(Duration.ofMinutes(1))),
        value(
            "grpc-chat.server.return-spread", Kind.duration(Duration.ZERO, Duration.ofMinutes(10))),
        new Transport(
            value("grpc-chat.server.transport.max-connections", Kind.whole(1, 1_000_000)),
            value("grpc-chat.server.transport.max-streams-per-connection", Kind.whole(1, 1_000)),
            value(MAX_MESSAGE_BYTES, Kind.bytes(1 << 10, 4 << 20)),
            value("grpc-chat.server.transport.ping-interval", oneSecondTo(Duration.ofHours(1))),
            value("grpc-chat.server.transport.ping-timeout", oneSecondTo(Duration.ofMinutes(5))),
            value(
                "grpc-chat.server.transport.first-request-deadline",
                oneSecondTo(Duration.ofMinutes(5))),
            value(
                "grpc-chat.server.transport.event-loop-threads",
                Kind.autoOr(halfTheProcessors(), Kind.whole(1, 128)))),
        TlsReader.read(this));
  }

  private List<RoomSettings> rooms() {
    int capacity = value("grpc-chat.room-capacity", RoomsReader.CAPACITY);
    return new RoomsReader(capacity, problems).read(ROOMS, given.get(ROOMS));
  }

  private Session session(boolean clustered) {
    return new Session(
        value("grpc-chat.session.join-deadline", oneSecondTo(Duration.ofMinutes(10))),
        value("grpc-chat.session.queue-length", Kind.whole(8, 65_536)),
        value(TEXT_LIMIT, Kind.whole(1, 20_000)),
        value(
            "grpc-chat.session.ask-timeout",
            Kind.autoOr(
                clustered ? PATIENCE_IN_CLUSTER : PATIENCE,
                Kind.duration(Duration.ofMillis(100), Duration.ofMinutes(1)))),
        value("grpc-chat.session.away-time", oneSecondTo(Duration.ofDays(1))),
        value("grpc-chat.session.first-screen", Kind.whole(0, 1_000)));
  }

  private Logging logging() {
    return new Logging(
        value("grpc-chat.log.message-text", Kind.flag()),
        value(
            "grpc-chat.log.level",
            Kind.oneOf(LEVELS, level -> level.name().toLowerCase(Locale.ROOT))));
  }

  /** The other half is for the store, the garbage collector, and what else the machine does. */
  private static int halfTheProcessors() {
    return Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
  }

  private static Kind<Duration> oneSecondTo(Duration max) {
    return Kind.duration(Duration.ofSeconds(1), max);
  }

  /** The value of a key; a problem is reported if it is not of this kind. */
  <T> T value(String key, Kind<T> kind) {
    return kind.parse().apply(given.get(key)).orElseGet(() -> standIn(key, kind));
  }

  /** Reports that a value, allowed as such, does not go with others. */
  void doesNotFit(String key, String allowed) {
    problems.wrongValue(key, given.get(key), allowed);
  }

  private <T> T standIn(String key, Kind<T> kind) {
    wrong.add(key);
    problems.wrongValue(key, given.get(key), kind.allowed());
    return kind.parse().apply(defaults.get(key)).orElseThrow();
  }

  private void checkTextFits(Settings settings) {
    int bytes = settings.server().transport().maxMessageBytes();
    int most = (bytes - BYTES_BESIDE_TEXT) / BYTES_PER_CODE_POINT;
    boolean bothKnown = !wrong.contains(TEXT_LIMIT) && !wrong.contains(MAX_MESSAGE_BYTES);
    if (bothKnown && settings.session().textLimit() > most) {
      problems.wrongValue(
          TEXT_LIMIT,
          given.get(TEXT_LIMIT),
          "at most %d, so that the text fits into %s (%s), which is %d; or raise that"
              .formatted(
                  most,
                  MAX_MESSAGE_BYTES,
                  Problems.where(given.get(MAX_MESSAGE_BYTES).origin()),
                  bytes));
    }
  }
}
