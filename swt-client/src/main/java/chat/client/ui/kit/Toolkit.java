package chat.client.ui.kit;

import java.lang.reflect.InvocationTargetException;
import org.eclipse.swt.SWT;

/**
 * What SWT can do on this platform and has no public way to. Called by name, as each platform has
 * other classes.
 */
final class Toolkit {
  private Toolkit() {}

  /** Draws the program's windows light or dark. */
  static void setTheme(boolean dark) {
    call("OS", "setTheme", new Class<?>[] {boolean.class}, dark);
  }

  /**
   * @param type in the package of this platform
   * @throws UnsupportedOperationException if this SWT has no such method
   */
  static Object call(String type, String method, Class<?>[] parameters, Object... arguments) {
    String where = "org.eclipse.swt.internal." + SWT.getPlatform() + "." + type;
    try {
      return Class.forName(where).getMethod(method, parameters).invoke(null, arguments);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(where + "." + method, e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new UnsupportedOperationException(where + "." + method, e);
    }
  }
}
