package chat.ops;

import static org.assertj.core.api.Assertions.assertThat;

import chat.actors.Lobby;
import chat.actors.Sessions;
import chat.transport.TransportCounters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The operator's table names each metric of ours with its labels, and no other. */
class DocumentedMetricsTest {
  private static final Pattern ROW =
      Pattern.compile("^\\| `(grpc_chat_\\w+)` \\| (?:`([a-z]+)` )?\\|", Pattern.MULTILINE);
  private static final Pattern MENTION = Pattern.compile("grpc_chat_\\w+");

  private final String document = read(Path.of("docs/operating.md"));

  private static String read(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException missing) {
      throw new AssertionError(missing);
    }
  }

  private Map<String, Set<String>> table() {
    return ROW.matcher(document)
        .results()
        .collect(
            Collectors.toMap(
                row -> row.group(1),
                row -> Optional.ofNullable(row.group(2)).map(Set::of).orElse(Set.of())));
  }

  /** All that a running server can show. */
  private static Map<String, Set<String>> shown() {
    Metrics metrics = new Metrics();
    metrics.watchStore(() -> true);
    metrics.watchCluster(List::of);
    metrics.watchNodeCertificate(() -> Instant.EPOCH);
    metrics.watchTransport(new TransportCounters());
    metrics.watchCertificate(() -> Optional.of(Instant.EPOCH));
    metrics
        .people()
        .show(
            Optional.of(
                new People(
                    List.of(new Lobby.RoomStatus("general", 1, 2, "")),
                    Set.of("general"),
                    new Sessions.Counted(1, 0))));
    Scraped scraped = Scraped.of(metrics);
    Map<String, Set<String>> shown = new TreeMap<>();
    scraped.names().stream()
        .filter(name -> name.startsWith("grpc_chat_"))
        .forEach(name -> shown.put(name, scraped.labels(name)));
    return shown;
  }

  @Test
  void tableIsWhatAServerShows() {
    assertThat(new TreeMap<>(table())).isEqualTo(shown());
  }

  @Test
  void rulesAskForWhatThereIs() {
    Set<String> mentioned =
        MENTION
            .matcher(document)
            .results()
            .map(MatchResult::group)
            .map(name -> name.replaceFirst("_bucket$", ""))
            .collect(Collectors.toSet());

    assertThat(shown().keySet()).containsAll(mentioned);
  }
}
