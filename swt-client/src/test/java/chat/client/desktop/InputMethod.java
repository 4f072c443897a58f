package chat.client.desktop;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An input method for Chinese on a screen: ibus with libpinyin, without a window of its own. */
final class InputMethod implements AutoCloseable {
  private static final String ENGINE = "libpinyin";
  private static final int PATIENCE_SECONDS = 60;

  private final Map<String, String> environment;
  private final Process daemon;

  /**
   * @param home for what it remembers
   */
  InputMethod(Screen screen, Path home) {
    environment = new HashMap<>(screen.environment());
    environment.put("IBUS_ADDRESS", "unix:path=" + home.resolve("ibus.socket"));
    environment.put("XDG_CONFIG_HOME", home.toString());
    environment.put("XDG_CACHE_HOME", home.toString());
    environment.put("GSETTINGS_BACKEND", "memory");
    daemon =
        start("ibus-daemon", "--panel", "disable", "--address", environment.get("IBUS_ADDRESS"));
    choose();
  }

  /** What a program needs to use it. */
  Map<String, String> ofPrograms() {
    return Map.of("GTK_IM_MODULE", "ibus", "IBUS_ADDRESS", environment.get("IBUS_ADDRESS"));
  }

  /** Only a daemon that is up takes an engine. */
  private void choose() {
    long end = System.nanoTime() + PATIENCE_SECONDS * 1_000_000_000L;
    while (!current().equals(ENGINE)) {
      if (System.nanoTime() > end || !daemon.isAlive()) {
        throw new AssertionError("ibus has no %s; see %s".formatted(ENGINE, Tools.LOGS));
      }
      start("ibus", "engine", ENGINE).onExit().join();
    }
  }

  private String current() {
    return start("ibus", "engine").inputReader().lines().findFirst().orElse("");
  }

  private Process start(String... command) {
    return Tools.start("ibus", environment, List.of(command));
  }

  @Override
  public void close() {
    Tools.end(daemon);
  }
}
