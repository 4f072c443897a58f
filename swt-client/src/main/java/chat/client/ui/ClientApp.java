package chat.client.ui;

import chat.client.config.DraftFile;
import chat.client.config.EncryptionMemory;
import chat.client.config.Settings;
import chat.client.model.EncryptionChoice;
import chat.client.model.LoginModel;
import chat.client.model.Network;
import chat.client.model.Preferences;
import chat.client.model.RoomModel;
import chat.client.model.Servers;
import chat.client.model.Session;
import chat.client.model.SessionKeys;
import chat.client.model.Surroundings;
import chat.client.model.TrustedCertificates;
import chat.client.ui.attention.Attention;
import chat.client.ui.kit.BugReport;
import chat.client.ui.kit.ColourScheme;
import chat.client.ui.kit.Messages;
import chat.client.ui.kit.Ui;
import chat.client.ui.kit.UiDispatcher;
import chat.client.ui.login.LoginWindow;
import chat.client.ui.window.MainWindow;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;

/** The program while it runs: login, main window, and login again, until a window is closed. */
public final class ClientApp {
  private final Display display;
  private final Settings settings;
  private final EncryptionMemory encryption;
  private final DraftFile drafts;
  private final Surroundings surroundings;
  private final Ui ui;
  private final BugReport bugs;
  private final Attention attention;

  private Optional<Session> session = Optional.empty();
  private boolean ended;

  /**
   * @param drafts the file for them
   * @param network makes the network, whose events it hands to the given executor
   */
  public ClientApp(
      Display display,
      Messages messages,
      Settings settings,
      SessionKeys keys,
      TrustedCertificates trusted,
      Path drafts,
      Function<Executor, Network> network) {
    this.display = display;
    this.settings = settings;
    this.encryption = new EncryptionMemory(settings);
    UiDispatcher dispatcher = new UiDispatcher(display);
    this.drafts = new DraftFile(drafts, dispatcher);
    surroundings =
        new Surroundings(
            network.apply(dispatcher),
            dispatcher,
            Clock.systemUTC(),
            () -> ThreadLocalRandom.current().nextDouble(),
            keys,
            trusted,
            this.drafts);
    ui = new Ui(display, dispatcher, messages, new Preferences(settings));
    ui.setJoinedRooms(this::joinedRooms);
    bugs = new BugReport(ui);
    attention = new Attention(ui, () -> ended = true);
  }

  /**
   * Runs until the last window is closed, or ended from the tray.
   *
   * @param encrypted whether to speak to that server over TLS; empty: as is usual for it
   */
  public void run(String name, String server, Optional<Boolean> encrypted) {
    EncryptionChoice choice = new EncryptionChoice(encryption::of);
    Servers.parse(server)
        .ifPresent(servers -> encrypted.ifPresent(tls -> choice.choose(servers, tls)));
    logIn(name, server, choice);
    Optional<ColourScheme> scheme = desktopsColours();
    while (!ended && !display.isDisposed()) {
      try {
        if (!display.readAndDispatch()) {
          display.sleep();
        }
      } catch (RuntimeException | LinkageError bug) {
        bugs.show(bug);
      }
    }
    scheme.ifPresent(ColourScheme::close);
    session.ifPresent(Session::logOut);
    drafts.save();
    attention.close();
    surroundings.network().close();
  }

  private List<String> joinedRooms() {
    return session.map(it -> it.rooms().stream().map(RoomModel::id).toList()).orElse(List.of());
  }

  /** Elsewhere SWT follows the desktop by itself. */
  private Optional<ColourScheme> desktopsColours() {
    return SWT.getPlatform().equals("gtk")
        ? Optional.of(
            new ColourScheme(dark -> ui.dispatcher().execute(() -> ui.theme().desktopIs(dark))))
        : Optional.empty();
  }

  private void logIn(String name, String server, EncryptionChoice choice) {
    LoginWindow[] window = new LoginWindow[1];
    LoginModel model =
        new LoginModel(
            name,
            server,
            choice,
            surroundings,
            entered -> {
              window[0].shell().dispose();
              enter(entered);
            });
    window[0] = new LoginWindow(model, ui);
    window[0].shell().addListener(SWT.Close, e -> ended = true);
    attention.setWindow(window[0].shell());
    window[0].open();
  }

  private void enter(Session entered) {
    session = Optional.of(entered);
    encryption.remember(entered.servers(), entered.isEncrypted());
    settings.set("name", entered.name()).set("server", entered.servers().toString()).save();
    MainWindow[] window = new MainWindow[1];
    entered.onRenamed(
        next -> {
          window[0].shell().dispose();
          enter(next);
        });
    window[0] =
        new MainWindow(
            entered,
            ui,
            settings,
            () -> {
              entered.logOut();
              session = Optional.empty();
              window[0].shell().dispose();
              EncryptionChoice choice = new EncryptionChoice(encryption::of);
              logIn(entered.name(), entered.servers().toString(), choice);
            },
            () -> {
              ended = true;
              window[0].shell().dispose();
            });
    Runnable end = ui.onRebuild(window[0]::rebuild);
    window[0].shell().addListener(SWT.Dispose, e -> end.run());
    entered.onShow(window[0]::show);
    window[0].shell().addListener(SWT.Close, this::closing);
    attention.follow(entered, window[0].shell(), window[0]::show);
    window[0].open();
  }

  /** A window that is hidden in the tray keeps the program running. */
  private void closing(Event event) {
    event.doit = !attention.hide();
    ended = event.doit;
  }
}
