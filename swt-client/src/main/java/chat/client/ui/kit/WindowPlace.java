package chat.client.ui.kit;

import chat.client.config.Settings;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Monitor;
import org.eclipse.swt.widgets.Shell;

/** Puts a window where it was the last time, and as large, also if it filled the screen. */
public final class WindowPlace {
  private static final String KEY = "window";
  private static final String MAXIMIZED = "window-maximized";
  private static final Pattern WRITTEN = Pattern.compile("-?\\d{1,6}(,-?\\d{1,6}){3}");
  private static final int WIDTH = 1000;
  private static final int HEIGHT = 680;

  /** So much of the window has to be on a screen, else it could not be got hold of. */
  private static final int REACHABLE = 100;

  private final Shell shell;
  private final Settings settings;

  public WindowPlace(Shell shell, Settings settings) {
    this.shell = shell;
    this.settings = settings;
  }

  /** Opens the window, and keeps in mind where it goes. */
  public void open() {
    setInner(WIDTH, HEIGHT);
    settings.get(KEY).flatMap(WindowPlace::parse).filter(this::isReachable).ifPresent(this::put);
    shell.setMaximized(settings.get(MAXIMIZED).filter(Boolean::parseBoolean).isPresent());
    shell.open();
    // Asked when the window is being closed, GTK takes the title bar off once more, and the window
    // would climb.
    shell.addListener(SWT.Move, e -> note());
    shell.addListener(SWT.Resize, e -> note());
    shell.addListener(SWT.Dispose, e -> settings.save());
  }

  private void note() {
    settings.set(MAXIMIZED, String.valueOf(shell.getMaximized()));
    if (!shell.getMaximized() && !shell.getMinimized()) {
      Point at = shell.getLocation();
      Rectangle inner = shell.getClientArea();
      settings.set(KEY, "%d,%d,%d,%d".formatted(at.x, at.y, inner.width, inner.height));
    }
  }

  private void put(Rectangle kept) {
    shell.setLocation(kept.x, kept.y);
    setInner(kept.width, kept.height);
  }

  /**
   * What SWT takes for the size of the frame on GTK differs from one start to the next, so the
   * window would not keep its size by its bounds.
   */
  private void setInner(int width, int height) {
    Rectangle outer = shell.computeTrim(0, 0, width, height);
    shell.setSize(outer.width, outer.height);
  }

  private static Optional<Rectangle> parse(String written) {
    if (!WRITTEN.matcher(written).matches()) {
      return Optional.empty();
    }
    int[] parts = Stream.of(written.split(",")).mapToInt(Integer::parseInt).toArray();
    return Optional.of(new Rectangle(parts[0], parts[1], parts[2], parts[3]));
  }

  private boolean isReachable(Rectangle place) {
    return Stream.of(shell.getDisplay().getMonitors())
        .map(Monitor::getClientArea)
        .map(place::intersection)
        .anyMatch(seen -> seen.width >= REACHABLE && seen.height >= REACHABLE);
  }
}
