package chat.client.ui.kit;

import chat.client.model.Preferences;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Listener;

/** What every window and view needs. */
public final class Ui {
  private final Display display;
  private final UiDispatcher dispatcher;
  private final Messages messages;
  private final Preferences preferences;
  private final Sentences sentences;

  public Ui(Display display, UiDispatcher dispatcher, Messages messages, Preferences preferences) {
    this.display = display;
    this.dispatcher = dispatcher;
    this.messages = messages;
    this.preferences = preferences;
    this.sentences = new Sentences(messages);
  }

  public Display display() {
    return display;
  }

  public UiDispatcher dispatcher() {
    return dispatcher;
  }

  public Messages messages() {
    return messages;
  }

  public Preferences preferences() {
    return preferences;
  }

  public Sentences sentences() {
    return sentences;
  }

  public String text(String key, Object... arguments) {
    return messages.get(key, arguments);
  }

  /** The colours of the desktop's theme as it is now. */
  public Palette palette() {
    return Palette.of(display);
  }

  /**
   * Calls {@code repaint} after the desktop's theme has changed.
   *
   * @return ends it
   */
  public Runnable onThemeChange(Runnable repaint) {
    Listener listener = e -> repaint.run();
    display.addListener(SWT.Settings, listener);
    return () -> display.removeListener(SWT.Settings, listener);
  }

  /** Fonts and images that go with {@code owner}. */
  public LocalResourceManager resourcesOf(Control owner) {
    return new LocalResourceManager(JFaceResources.getResources(display), owner);
  }
}
