package chat.client.model;

import chat.proto.Welcome;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The way in: a name, a server, and what came of the last attempt. */
public final class LoginModel extends Model {
  private final Surroundings surroundings;
  private final Consumer<Session> onLogin;

  private String name;
  private String server;
  private Optional<Handshake> attempt = Optional.empty();
  private Optional<Problem> problem = Optional.empty();

  public LoginModel(
      String name, String server, Surroundings surroundings, Consumer<Session> onLogin) {
    this.name = name;
    this.server = server;
    this.surroundings = surroundings;
    this.onLogin = onLogin;
  }

  public String name() {
    return name;
  }

  public String server() {
    return server;
  }

  public void setName(String typed) {
    name = typed;
    forgetProblem();
  }

  public void setServer(String typed) {
    server = typed;
    forgetProblem();
  }

  /** What is wrong with the name as it stands. */
  public Optional<NameRule.Flaw> nameFlaw() {
    return NameRule.flaw(name);
  }

  /** The address as it stands; empty if it is none. */
  public Optional<ServerAddress> address() {
    return ServerAddress.parse(server);
  }

  /** Whether an attempt could be made. */
  public boolean isReady() {
    return !isBusy() && nameFlaw().isEmpty() && address().isPresent();
  }

  public boolean isBusy() {
    return attempt.isPresent();
  }

  /** Why the last attempt failed; empty once anything is changed. */
  public Optional<Problem> problem() {
    return problem;
  }

  /** Connects and says hello, unless something is still wrong or an attempt is under way. */
  public void logIn() {
    if (!isReady()) {
      return;
    }
    Account account = account();
    problem = Optional.empty();
    attempt =
        Optional.of(
            Handshake.begin(
                account.address(), account.hello(List.of()), surroundings, new Answer(account)));
    changed();
  }

  /** Gives up the attempt under way. */
  public void cancel() {
    attempt.ifPresent(Handshake::cancel);
    attempt = Optional.empty();
    changed();
  }

  private Account account() {
    ServerAddress address = address().orElseThrow();
    String wanted = NameRule.normalized(name);
    return new Account(address, wanted, surroundings.keys().keyFor(address, wanted));
  }

  private void forgetProblem() {
    problem = Optional.empty();
    changed();
  }

  private final class Answer implements Handshake.Outcome {
    private final Account account;

    Answer(Account account) {
      this.account = account;
    }

    @Override
    public SessionEvents welcomed(Link link, Welcome welcome) {
      attempt = Optional.empty();
      Session session = new Session(account, link, welcome, surroundings);
      onLogin.accept(session);
      return session.events();
    }

    @Override
    public void failed(Problem why) {
      attempt = Optional.empty();
      problem = Optional.of(why);
      changed();
    }
  }
}
