package chat.client.desktop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Takes pictures of windows. */
final class Camera {
  private static final int LONGEST_MOVE_SECONDS = 5;

  private static final int STILL_SHOTS = 2;

  /** Nothing tells when a window has been painted. */
  private static final long EXPOSURE_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

  private static final int LONGEST_WAIT_SECONDS = 30;

  private final Screen screen;
  private final Path folder;
  private final String kind;

  /**
   * @param kind what is the same for all its pictures, for the names of their files
   */
  Camera(Screen screen, Path folder, String kind) {
    this.screen = screen;
    this.folder = folder;
    this.kind = kind;
  }

  /**
   * Takes a window of a process as soon as nothing moves in it.
   *
   * @param title a regular expression
   */
  void take(long pid, String title, String name) {
    String search = "timeout %d xdotool search --sync --onlyvisible --all --pid %d --name";
    List<String> command =
        new ArrayList<>(List.of(search.formatted(LONGEST_WAIT_SECONDS, pid).split(" ")));
    command.add(title);
    String window = run(command).lines().findFirst().orElseThrow();
    Path file = folder.resolve(name + "-" + kind + ".png");
    String reduce = "convert xwd:- -strip +dither -colors 160 png8:" + file;
    run(List.of(reduce.split(" ")), resting(window));
  }

  private byte[] resting(String window) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_MOVE_SECONDS);
    byte[] now = shot(window);
    int same = 0;
    while (same < STILL_SHOTS && System.nanoTime() < end) {
      LockSupport.parkNanos(EXPOSURE_NANOS);
      byte[] next = shot(window);
      same = Arrays.equals(now, next) ? same + 1 : 0;
      now = next;
    }
    return now;
  }

  private byte[] shot(String window) {
    return run(List.of("xwd", "-silent", "-id", window), new byte[0]);
  }

  private String run(List<String> command) {
    return new String(run(command, new byte[0]), StandardCharsets.UTF_8);
  }

  private byte[] run(List<String> command, byte[] input) {
    try {
      Files.createDirectories(folder);
      Process process = Tools.start(command.get(0), screen.environment(), command);
      try (var to = process.getOutputStream()) {
        to.write(input);
      }
      byte[] output = process.getInputStream().readAllBytes();
      if (process.onExit().join().exitValue() != 0) {
        throw new AssertionError("failed: " + command + "; see " + Tools.LOGS);
      }
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
