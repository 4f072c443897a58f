package chat.client.model;

import chat.proto.Welcome;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The way in: a name, a server, and what came of the last attempt. */
public final class LoginModel extends Model {
  private final EncryptionChoice encryption;
  private final Surroundings surroundings;
  private final Consumer<Session> onLogin;
  private final Backoff backoff;
  private final Countdown pause;

  private String name;
  private String server;
  private Optional<Handshake> attempt = Optional.empty();
  private Optional<Problem> problem = Optional.empty();

  public LoginModel(
      String name,
      String server,
      EncryptionChoice encryption,
      Surroundings surroundings,
      Consumer<Session> onLogin) {
    this.name = name;
    this.server = server;
    this.encryption = encryption;
    this.surroundings = surroundings;
    this.onLogin = onLogin;
    this.backoff = new Backoff(surroundings.random());
    this.pause = new Countdown(surroundings.timers(), this::changed, this::logIn);
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

  /** Whether the server as it stands is to be spoken to over TLS. */
  public boolean isEncrypted() {
    return address().map(encryption::isEncrypted).orElse(false);
  }

  public void setEncrypted(boolean encrypted) {
    address().ifPresent(to -> encryption.choose(to, encrypted));
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
    return !isBusy() && !isWaiting() && nameFlaw().isEmpty() && address().isPresent();
  }

  public boolean isBusy() {
    return attempt.isPresent();
  }

  /** Whether the server has said when to try again; it is tried by itself then. */
  public boolean isWaiting() {
    return secondsLeft() > 0;
  }

  /** Seconds until the next attempt; 0 unless waiting. */
  public long secondsLeft() {
    return pause.secondsLeft();
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
    Account account = account(new Endpoint(address().orElseThrow(), isEncrypted()));
    problem = Optional.empty();
    attempt =
        Optional.of(
            Handshake.begin(
                account.server(), account.hello(List.of()), surroundings, new Answer(account)));
    changed();
  }

  /** What is wrong with the certificate that the last attempt met. */
  public Optional<CertificateProblem> certificateProblem() {
    return Problem.Untrusted.in(problem);
  }

  /** Trusts that certificate as it is, and logs in. */
  public void trust() {
    certificateProblem().ifPresent(surroundings.trusted()::trust);
    logIn();
  }

  /** Gives up the attempt under way, or the one to come. */
  public void cancel() {
    pause.stop();
    attempt.ifPresent(Handshake::cancel);
    attempt = Optional.empty();
    changed();
  }

  private Account account(Endpoint to) {
    String wanted = NameRule.normalized(name);
    return new Account(to, wanted, surroundings.keys().keyFor(to.address(), wanted));
  }

  private void forgetProblem() {
    pause.stop();
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
      if (why instanceof Problem.Refused no && !no.retryAfter().isZero()) {
        pause.start(backoff.next(why));
      }
      changed();
    }
  }
}
