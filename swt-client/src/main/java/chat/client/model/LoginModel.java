package chat.client.model;

import chat.proto.Welcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The way in: a name, a server or several, and what came of the last login. A login tries each
 * server once until one answers.
 */
public final class LoginModel extends Model {
  private final EncryptionChoice encryption;
  private final Surroundings surroundings;
  private final Consumer<Session> onLogin;
  private final Backoff backoff;
  private final Countdown pause;

  private String name;
  private String server;
  private Optional<Rotation> rotation = Optional.empty();
  private List<ServerAddress> triedInVain = List.of();
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
    return servers().map(encryption::isEncrypted).orElse(false);
  }

  public void setEncrypted(boolean encrypted) {
    servers().ifPresent(to -> encryption.choose(to, encrypted));
    forgetProblem();
  }

  /** What is wrong with the name as it stands. */
  public Optional<NameRule.Flaw> nameFlaw() {
    return NameRule.flaw(name);
  }

  /** The servers as they stand; empty if they are none. */
  public Optional<Servers> servers() {
    return Servers.parse(server);
  }

  /** What is being connected to, as it was typed if that is only one. */
  public String destination() {
    return rotation
        .filter(it -> it.servers().areSeveral())
        .map(it -> it.current().toString())
        .orElseGet(server::strip);
  }

  /** Whether an attempt could be made. */
  public boolean isReady() {
    return !isBusy() && !isWaiting() && nameFlaw().isEmpty() && servers().isPresent();
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

  /** Why the last login failed; empty once anything is changed. */
  public Optional<Problem> problem() {
    return problem;
  }

  /** All the servers, if none of them answered the last login. */
  public List<ServerAddress> triedInVain() {
    return triedInVain;
  }

  /** Connects and says hello, unless something is still wrong or an attempt is under way. */
  public void logIn() {
    if (!isReady()) {
      return;
    }
    problem = Optional.empty();
    triedInVain = List.of();
    new Login(account(), rotation()).connect();
  }

  /** What is wrong with the certificate that the last login met. */
  public Optional<CertificateProblem> certificateProblem() {
    return Problem.Untrusted.in(problem);
  }

  /** Trusts that certificate as it is, and logs in where it was shown. */
  public void trust() {
    certificateProblem()
        .ifPresent(
            untrusted -> {
              surroundings.trusted().trust(untrusted);
              rotation().goTo(untrusted.server());
            });
    logIn();
  }

  /** Gives up the attempt under way, or the one to come. */
  public void cancel() {
    pause.stop();
    attempt.ifPresent(Handshake::cancel);
    attempt = Optional.empty();
    changed();
  }

  private Account account() {
    Servers to = servers().orElseThrow();
    String wanted = NameRule.normalized(name);
    return new Account(to, isEncrypted(), wanted, surroundings.keys().keyFor(to, wanted));
  }

  /** Goes on where the last login ended, if that was at the same servers. */
  private Rotation rotation() {
    Servers to = servers().orElseThrow();
    rotation =
        rotation
            .filter(it -> it.servers().equals(to))
            .or(() -> Optional.of(new Rotation(to, to.addresses().get(0))));
    return rotation.get();
  }

  private void forgetProblem() {
    pause.stop();
    problem = Optional.empty();
    changed();
  }

  /** Goes from server to server. One that refuses has answered: the others would say the same. */
  private final class Login implements Handshake.Outcome {
    private final Account account;
    private final Rotation turns;
    private final List<ServerAddress> tried = new ArrayList<>();
    private Optional<Problem> worst = Optional.empty();

    Login(Account account, Rotation turns) {
      this.account = account;
      this.turns = turns;
    }

    void connect() {
      tried.add(turns.current());
      attempt =
          Optional.of(
              Handshake.begin(
                  account.at(turns.current()), account.hello(List.of()), surroundings, this));
      changed();
    }

    @Override
    public SessionEvents welcomed(Link link, Welcome welcome) {
      attempt = Optional.empty();
      Session session = new Session(account, turns.current(), link, welcome, surroundings);
      onLogin.accept(session);
      return session.events();
    }

    @Override
    public void failed(Problem why) {
      if (why instanceof Problem.Refused no) {
        refused(no);
        return;
      }
      turns.next();
      worst = worst.filter(Problem::isNews).or(() -> Optional.of(why));
      if (tried.size() < account.servers().addresses().size()) {
        connect();
      } else {
        triedInVain = List.copyOf(tried);
        end(worst.get());
      }
    }

    private void refused(Problem.Refused no) {
      if (!no.retryAfter().isZero()) {
        turns.next();
        pause.start(backoff.next(no));
      }
      end(no);
    }

    private void end(Problem why) {
      attempt = Optional.empty();
      problem = Optional.of(why);
      changed();
    }
  }
}
