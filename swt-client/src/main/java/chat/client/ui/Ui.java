package chat.client.ui;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Listener;

/** What every window and view needs. */
final class Ui {
  private final Display display;
  private final UiDispatcher dispatcher;
  private final Messages messages;
  private final Sentences sentences;

  Ui(Display display, UiDispatcher dispatcher, Messages messages) {
    this.display = display;
    this.dispatcher = dispatcher;
    this.messages = messages;
    this.sentences = new Sentences(messages);
  }

  Display display() {
    return display;
  }

  UiDispatcher dispatcher() {
    return dispatcher;
  }

  Messages messages() {
    return messages;
  }

  Sentences sentences() {
    return sentences;
  }

  String text(String key, Object... arguments) {
    return messages.get(key, arguments);
  }

  /** The colours of the desktop's theme as it is now. */
  Palette palette() {
    return Palette.of(display);
  }

  /**
   * Calls {@code repaint} after the desktop's theme has changed.
   *
   * @return ends it
   */
  Runnable onThemeChange(Runnable repaint) {
    Listener listener = e -> repaint.run();
    display.addListener(SWT.Settings, listener);
    return () -> display.removeListener(SWT.Settings, listener);
  }

  /** Fonts and images that go with {@code owner}. */
  LocalResourceManager resourcesOf(Control owner) {
    return new LocalResourceManager(JFaceResources.getResources(display), owner);
  }
}
