package chat.client.model;

import chat.proto.Welcome;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A login under another name beside a session. The session goes on until the new one is there, so
 * that a name that is taken costs nothing.
 */
final class Renaming implements Handshake.Outcome {
  private final Session old;
  private final Account account;
  private final ServerAddress server;
  private final Surroundings surroundings;
  private final Consumer<Session> onDone;
  private final Consumer<Problem> onFailure;

  Renaming(
      Session old,
      Account account,
      Surroundings surroundings,
      Consumer<Session> onDone,
      Consumer<Problem> onFailure) {
    this.old = old;
    this.account = account;
    this.server = old.address();
    this.surroundings = surroundings;
    this.onDone = onDone;
    this.onFailure = onFailure;
  }

  /**
   * @return what gives it up; nothing is told then
   */
  Handshake begin() {
    return Handshake.begin(account.at(server), account.hello(List.of()), surroundings, this);
  }

  @Override
  public SessionEvents welcomed(Link link, Welcome welcome) {
    Session next = new Session(account, server, link, welcome, surroundings);
    Optional<RoomModel> watched = old.rooms().stream().filter(RoomModel::isWatched).findFirst();
    onDone.accept(next);
    old.logOut();
    old.rooms().forEach(room -> move(room, next));
    watched.ifPresent(room -> next.show(room.id()));
    return next.events();
  }

  private static void move(RoomModel room, Session next) {
    next.join(room.id());
    next.room(room.id()).ifPresent(joined -> joined.setDraft(room.draft()));
    room.setDraft("");
  }

  @Override
  public void failed(Problem why) {
    onFailure.accept(why);
  }
}
