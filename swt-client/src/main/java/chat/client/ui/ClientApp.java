package chat.client.ui;

import chat.client.config.Settings;
import chat.client.model.LoginModel;
import chat.client.model.Network;
import chat.client.model.Session;
import chat.client.model.SessionKeys;
import chat.client.model.Surroundings;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;

/** The program while it runs: login, main window, and login again, until a window is closed. */
public final class ClientApp {
  private final Display display;
  private final Settings settings;
  private final Surroundings surroundings;
  private final Ui ui;
  private final BugReport bugs;

  private Optional<Session> session = Optional.empty();
  private boolean ended;

  /**
   * @param network makes the network, whose events it hands to the given executor
   */
  public ClientApp(
      Display display,
      Messages messages,
      Settings settings,
      SessionKeys keys,
      Function<Executor, Network> network) {
    this.display = display;
    this.settings = settings;
    UiDispatcher dispatcher = new UiDispatcher(display);
    surroundings =
        new Surroundings(
            network.apply(dispatcher),
            dispatcher,
            Clock.systemUTC(),
            () -> ThreadLocalRandom.current().nextDouble(),
            keys);
    ui = new Ui(display, dispatcher, messages);
    bugs = new BugReport(ui);
  }

  /** Runs until the last window is closed. */
  public void run(String name, String server) {
    logIn(name, server);
    while (!ended && !display.isDisposed()) {
      try {
        if (!display.readAndDispatch()) {
          display.sleep();
        }
      } catch (RuntimeException | LinkageError bug) {
        bugs.show(bug);
      }
    }
    session.ifPresent(Session::logOut);
    surroundings.network().close();
  }

  private void logIn(String name, String server) {
    LoginWindow[] window = new LoginWindow[1];
    LoginModel model =
        new LoginModel(
            name,
            server,
            surroundings,
            entered -> {
              window[0].shell().dispose();
              enter(entered);
            });
    window[0] = new LoginWindow(model, ui);
    window[0].shell().addListener(SWT.Close, e -> ended = true);
    window[0].open();
  }

  private void enter(Session entered) {
    session = Optional.of(entered);
    settings.set("name", entered.name()).set("server", entered.address().toString()).save();
    MainWindow[] window = new MainWindow[1];
    window[0] =
        new MainWindow(
            entered,
            ui,
            settings,
            () -> {
              entered.logOut();
              session = Optional.empty();
              window[0].shell().dispose();
              logIn(entered.name(), entered.address().toString());
            });
    window[0].shell().addListener(SWT.Close, e -> ended = true);
    window[0].open();
  }
}
