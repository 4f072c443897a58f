package chat.client.model;

import chat.proto.CheckUsernameResponse;
import java.util.Optional;
import java.util.function.Consumer;

/** The way in: a name, a server, and what came of the last attempt. */
public final class LoginModel extends Model {
  private final Session.Surroundings surroundings;
  private final Consumer<Session> onLogin;

  private String name;
  private String server;
  private Optional<Link> attempt = Optional.empty();
  private Optional<Problem> problem = Optional.empty();

  public LoginModel(
      String name, String server, Session.Surroundings surroundings, Consumer<Session> onLogin) {
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

  /** Connects and claims the name, unless something is still wrong or an attempt is under way. */
  public void logIn() {
    if (!isReady()) {
      return;
    }
    ServerAddress address = address().orElseThrow();
    String claimed = NameRule.normalized(name);
    Link link = surroundings.network().connect(address);
    attempt = Optional.of(link);
    problem = Optional.empty();
    changed();
    link.claimName(
        claimed,
        Reply.of(
            answer -> answered(answer, address, claimed, link),
            failure -> failed(new Problem.Failed(failure))));
  }

  /** Gives up the attempt under way. */
  public void cancel() {
    attempt.ifPresent(Link::close);
    attempt = Optional.empty();
    changed();
  }

  private void answered(
      CheckUsernameResponse answer, ServerAddress address, String claimed, Link link) {
    if (!answer.getAvailable()) {
      failed(new Problem.Refused(answer.getCode(), answer.getMessage()));
      return;
    }
    attempt = Optional.empty();
    onLogin.accept(new Session(address, claimed, link, surroundings));
  }

  private void failed(Problem why) {
    problem = Optional.of(why);
    cancel();
  }

  private void forgetProblem() {
    problem = Optional.empty();
    changed();
  }
}
