package chat.client.config;

import chat.client.model.CertificateProblem.Flaw;
import chat.client.model.ServerAddress;
import chat.client.model.TrustedCertificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what the person trusts in a file that only its owner may read, one line for each server:
 * its address, the SHA-256 of the certificate, and what was wrong with it. A line can be deleted by
 * hand, and holds no more from the next connection on. Without the file what was trusted lasts as
 * long as the program.
 */
public final class TrustFile implements TrustedCertificates {
  private static final Logger log = LoggerFactory.getLogger(TrustFile.class);
  private static final Pattern LINE = Pattern.compile("(\\S+) ([0-9a-f]{64}) ([A-Z_,]+)");

  private final Path file;

  /** What could not be written. */
  private final Map<String, Trusted> unwritten = new LinkedHashMap<>();

  /**
   * @param file is made when it is needed
   */
  public TrustFile(Path file) {
    this.file = file;
  }

  @Override
  public synchronized Optional<Trusted> find(ServerAddress server) {
    return Optional.ofNullable(read().get(key(server)));
  }

  @Override
  public synchronized void trust(ServerAddress server, Trusted certificate) {
    Map<String, Trusted> all = read();
    all.put(key(server), certificate);
    try {
      write(all);
      unwritten.clear();
    } catch (IOException e) {
      log.warn("Cannot write what is trusted to {}", file, e);
      unwritten.put(key(server), certificate);
    }
  }

  /** Hosts are the same in any case. */
  private static String key(ServerAddress server) {
    return server.toString().toLowerCase(Locale.ROOT);
  }

  private Map<String, Trusted> read() {
    Map<String, Trusted> all = new LinkedHashMap<>();
    try {
      for (String line : Files.readAllLines(file)) {
        Matcher parts = LINE.matcher(line);
        if (parts.matches()) {
          all.put(parts.group(1), new Trusted(parts.group(2), flaws(parts.group(3))));
        }
      }
    } catch (NoSuchFileException none) {
      // Nothing was trusted yet.
    } catch (IOException e) {
      log.warn("Cannot read what is trusted at {}: trusting nothing in it", file, e);
    }
    all.putAll(unwritten);
    return all;
  }

  /** What a newer client knows and this one does not is not agreed to. */
  private static Set<Flaw> flaws(String names) {
    List<String> written = List.of(names.split(","));
    return Stream.of(Flaw.values())
        .filter(flaw -> written.contains(flaw.name()))
        .collect(Collectors.toSet());
  }

  /** Writes all, so that a crash in between leaves the old file. */
  private void write(Map<String, Trusted> all) throws IOException {
    Files.createDirectories(file.getParent());
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    Files.createFile(fresh, OwnerOnly.file());
    Files.write(fresh, all.entrySet().stream().map(TrustFile::line).toList());
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String line(Map.Entry<String, Trusted> entry) {
    String flaws =
        entry.getValue().flaws().stream().sorted().map(Flaw::name).collect(Collectors.joining(","));
    return entry.getKey() + " " + entry.getValue().fingerprint() + " " + flaws;
  }
}
