package chat.client.ui.attention;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Tray;
import org.eclipse.swt.widgets.TrayItem;
import org.eclipse.swt.widgets.Widget;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether what is put into the tray is to be seen: not every desktop has a tray. */
public final class TrayPlace {
  private static final Logger log = LoggerFactory.getLogger(TrayPlace.class);

  private TrayPlace() {}

  /** Whether the program's icon is in a tray at this moment. */
  public static boolean isThere(Display display) {
    Tray tray = display.getSystemTray();
    return tray != null && Stream.of(tray.getItems()).anyMatch(TrayPlace::isSeen);
  }

  private static boolean isSeen(TrayItem item) {
    return !SWT.getPlatform().equals("gtk") || isEmbedded(item);
  }

  /**
   * GTK alone knows whether a desktop took the icon in, and SWT has no word for it. What is asked
   * here is in the widgets of GTK only, so that the program has to compile without.
   */
  private static boolean isEmbedded(TrayItem item) {
    try {
      long icon = Widget.class.getField("handle").getLong(item);
      int[] embedded = new int[1];
      byte[] property = "embedded\0".getBytes(StandardCharsets.US_ASCII);
      Class.forName("org.eclipse.swt.internal.gtk.OS")
          .getMethod("g_object_get", long.class, byte[].class, int[].class, long.class)
          .invoke(null, icon, property, embedded, 0L);
      return embedded[0] != 0;
    } catch (ReflectiveOperationException e) {
      log.warn("This SWT does not say whether there is a tray", e);
      return false;
    }
  }
}
