package chat.actors;

import static org.assertj.core.api.Assertions.assertThat;

import chat.actors.Lobby.NameCommand;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class HeldNamesTest {
  private final HeldNames held = new HeldNames(new TestClock());

  private static List<NameCommand> connections(int count) {
    return LongStream.range(0, count)
        .mapToObj(each -> new ConnectionId(1, each))
        .map(Lobby.ConnectionOpened::new)
        .map(NameCommand.class::cast)
        .toList();
  }

  @Test
  void areToldInPartsThatOneMessageHolds() {
    List<NameCommand> all = connections(2 * HeldNames.PART + 1);
    all.forEach(held::note);

    assertThat(held.all())
        .hasSize(3)
        .allMatch(part -> part.size() <= HeldNames.PART)
        .flatMap(part -> part)
        .isEqualTo(all);
  }

  @Test
  void whatIsOverIsNotTold() {
    connections(1).forEach(held::note);
    held.note(new Lobby.ConnectionClosed(new ConnectionId(1, 0)));

    assertThat(held.all()).isEmpty();
  }
}
