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
   * Takes a window of a process, with what lies before it, as soon as nothing moves in it.
   *
   * @param title a regular expression
   */
  void take(long pid, String title, String name) {
    String search = "timeout %d xdotool search --sync --onlyvisible --all --pid %d --name";
    List<String> command =
        new ArrayList<>(List.of(search.formatted(LONGEST_WAIT_SECONDS, pid).split(" ")));
    command.add(title);
    String window = run(command).lines().findFirst().orElseThrow();
    String place = place(run(List.of("xwininfo", "-id", window)));
    String reduce = "convert xwd:- -crop %s +repage -strip +dither -colors 160 png8:%s";
    Path file = folder.resolve(name + "-" + kind + ".png");
    run(List.of(reduce.formatted(place, file).split(" ")), resting(window));
  }

  /** As ImageMagick writes it. */
  private static String place(String told) {
    return "%sx%s+%s+%s"
        .formatted(
            number("Width", told),
            number("Height", told),
            number("Absolute upper-left X", told),
            number("Absolute upper-left Y", told));
  }

  private static String number(String what, String told) {
    return told.lines()
        .map(String::strip)
        .filter(line -> line.startsWith(what + ":"))
        .map(line -> line.replaceAll(".*: *", ""))
        .findFirst()
        .orElseThrow();
  }

  private byte[] resting(String window) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_MOVE_SECONDS);
    byte[] now = shot();
    int same = 0;
    while (same < STILL_SHOTS && System.nanoTime() < end) {
      // GTK may wait with its painting for the next event.
      run(List.of("xdotool", "mousemove", "--window", window, "2", String.valueOf(200 + same)));
      LockSupport.parkNanos(EXPOSURE_NANOS);
      byte[] next = shot();
      same = Arrays.equals(now, next) ? same + 1 : 0;
      now = next;
    }
    return now;
  }

  private byte[] shot() {
    return run(List.of("xwd", "-silent", "-root"), new byte[0]);
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
