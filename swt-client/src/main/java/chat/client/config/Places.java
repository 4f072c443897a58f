package chat.client.config;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Where this platform keeps a program's files.
 *
 * @param settings the settings file
 * @param log the log file
 * @param keys the folder of the session keys
 * @param drafts the file with what is begun and not sent
 * @param trusted the file with the certificates that the person trusts
 */
public record Places(Path settings, Path log, Path keys, Path drafts, Path trusted) {
  private static final String PROGRAM = "grpc-chat";

  /** The places on the machine this runs on. */
  public static Places ofThisMachine() {
    return of(
        System.getProperty("os.name"), Path.of(System.getProperty("user.home")), System.getenv());
  }

  static Places of(String osName, Path home, Map<String, String> environment) {
    String os = osName.toLowerCase(Locale.ROOT);
    if (os.startsWith("windows")) {
      Path roaming = folder(environment, "APPDATA", home.resolve("AppData/Roaming"));
      Path local = folder(environment, "LOCALAPPDATA", home.resolve("AppData/Local"));
      return in(roaming, local, local);
    }
    if (os.startsWith("mac")) {
      Path library = home.resolve("Library");
      Path support = library.resolve("Application Support");
      return in(support, library.resolve("Logs"), support);
    }
    Path state = folder(environment, "XDG_STATE_HOME", home.resolve(".local/state"));
    return in(folder(environment, "XDG_CONFIG_HOME", home.resolve(".config")), state, state);
  }

  private static Places in(Path settings, Path log, Path state) {
    return new Places(
        settings.resolve(PROGRAM).resolve("client.properties"),
        log.resolve(PROGRAM).resolve("client.log"),
        state.resolve(PROGRAM).resolve("sessions"),
        state.resolve(PROGRAM).resolve("drafts"),
        settings.resolve(PROGRAM).resolve("trusted-certificates"));
  }

  /** The XDG rule, which does no harm elsewhere: a path that is not absolute is ignored. */
  private static Path folder(Map<String, String> environment, String variable, Path otherwise) {
    String value = environment.getOrDefault(variable, "");
    return !value.isBlank() && Path.of(value).isAbsolute() ? Path.of(value) : otherwise;
  }
}
