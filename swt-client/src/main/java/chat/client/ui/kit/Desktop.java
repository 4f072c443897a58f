package chat.client.ui.kit;

import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTError;
import org.eclipse.swt.widgets.Display;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way to the desktop, or a sentence that says what is missing for it. */
public final class Desktop {
  private static final Logger log = LoggerFactory.getLogger(Desktop.class);

  private static final String NO_LIBRARIES =
      "The desktop client needs GTK 3. On Debian: apt install libgtk-3-0";
  private static final String WRONG_PLATFORM =
      "This jar was built for another platform than %s on %s."
          + " Build it here, or with its profile: mvn package -P linux-x86_64, linux-aarch64,"
          + " windows-x86_64, macos-aarch64 or macos-x86_64";
  private static final String NO_DISPLAY =
      "The desktop client needs a graphical session, and DISPLAY or WAYLAND_DISPLAY names none that answers."
          + " Start it from a desktop, or over ssh with: ssh -X";

  private Desktop() {}

  /** Says what to do so that the client can open its window. */
  public static final class MissingException extends Exception {
    MissingException(String sentence, Throwable cause) {
      super(sentence, cause);
    }
  }

  /**
   * @param program how the desktop lists the program
   * @throws MissingException if there is no desktop, or not what it takes to draw on it
   */
  public static Display open(String program) throws MissingException {
    if (!SWT.isLoadable()) {
      String os = System.getProperty("os.name");
      throw new MissingException(WRONG_PLATFORM.formatted(os, System.getProperty("os.arch")), null);
    }
    try {
      Display.setAppName(program);
      return new Display();
    } catch (UnsatisfiedLinkError e) {
      log.error("No widgets", e);
      throw new MissingException(NO_LIBRARIES, e);
    } catch (SWTError e) {
      log.error("No display", e);
      throw new MissingException(NO_DISPLAY, e);
    }
  }
}
