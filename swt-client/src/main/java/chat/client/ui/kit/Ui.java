package chat.client.ui.kit;

import chat.client.model.Preferences;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Listener;

/** What every window and view needs, as the person wants it at the moment. */
public final class Ui {
  private final Display display;
  private final UiDispatcher dispatcher;
  private final Preferences preferences;
  private final Locale usual;
  private final DesktopTheme theme;
  private final Letters letters;
  private final List<Runnable> rebuilds = new ArrayList<>();
  private final Runnable rebuildAll = () -> List.copyOf(rebuilds).forEach(Runnable::run);
  private Messages messages;
  private Sentences sentences;
  private Supplier<List<String>> joinedRooms = List::of;

  /**
   * @param usual the texts in the language of the desktop
   */
  public Ui(Display display, UiDispatcher dispatcher, Messages usual, Preferences preferences) {
    this.display = display;
    this.dispatcher = dispatcher;
    this.usual = usual.locale();
    this.preferences = preferences;
    Optional<GtkSettings> gtk = GtkSettings.ofThisProgram();
    theme = new DesktopTheme(display, gtk);
    letters = new Letters(display, gtk);
    follow();
    preferences.listen(this::preferencesChanged);
  }

  public Display display() {
    return display;
  }

  public UiDispatcher dispatcher() {
    return dispatcher;
  }

  /** The texts in the language of the moment. */
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

  public DesktopTheme theme() {
    return theme;
  }

  /** The colours of the theme as it is now. */
  public Palette palette() {
    return Palette.of(display);
  }

  /** A width or height that goes with the letters, from what it is with those of the usual size. */
  public int scaled(int pixels) {
    return pixels * letters.percent() / Preferences.USUAL_FONT;
  }

  /** The ids of the rooms that the person is in. */
  public List<String> joinedRooms() {
    return joinedRooms.get();
  }

  /** Says where to ask for the rooms that the person is in. */
  public void setJoinedRooms(Supplier<List<String>> rooms) {
    joinedRooms = rooms;
  }

  /**
   * Calls {@code repaint} after the theme has changed.
   *
   * @return ends it
   */
  public Runnable onThemeChange(Runnable repaint) {
    Listener listener = e -> repaint.run();
    display.addListener(SWT.Settings, listener);
    return () -> display.removeListener(SWT.Settings, listener);
  }

  /**
   * Calls {@code rebuild} after the language or the size of letters has changed, to make a window's
   * controls anew.
   *
   * @return ends it
   */
  public Runnable onRebuild(Runnable rebuild) {
    rebuilds.add(rebuild);
    return () -> rebuilds.remove(rebuild);
  }

  /** Fonts and images that go with {@code owner}. */
  public LocalResourceManager resourcesOf(Control owner) {
    return new LocalResourceManager(JFaceResources.getResources(display), owner);
  }

  /** Not within the event of the control that was used, which may be made anew too. */
  private void preferencesChanged() {
    if (follow()) {
      dispatcher.repaint(rebuildAll);
    }
  }

  private boolean follow() {
    theme.choose(preferences.theme());
    Messages wanted = Messages.in(preferences.language().locale(usual));
    int percent = preferences.fontPercent();
    boolean asBefore = wanted.equals(messages) && percent == letters.percent();
    if (!wanted.equals(messages)) {
      messages = wanted;
      sentences = new Sentences(wanted);
    }
    if (percent != letters.percent()) {
      letters.setPercent(percent);
    }
    return !asBefore;
  }
}
