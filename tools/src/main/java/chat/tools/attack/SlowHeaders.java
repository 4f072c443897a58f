package chat.tools.attack;

import chat.tools.raw.FrameType;
import chat.tools.raw.Frames;
import chat.tools.raw.HeaderBlock;
import chat.tools.raw.RawConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Headers, or the preface, byte by byte: connections that are always about to begin. */
final class SlowHeaders implements Attack {
  private static final int CONNECTIONS = 100;
  private static final Duration NEXT_BYTE = Duration.ofMillis(250);
  private static final Duration SLACK = Duration.ofSeconds(2);
  private static final Duration SEND = Duration.ofSeconds(1);

  private final AttackOptions options;

  SlowHeaders(AttackOptions options) {
    this.options = options;
  }

  @Override
  public String name() {
    return "slow-headers";
  }

  @Override
  public Duration needs(AttackOptions asked) {
    return asked.firstRequest().plus(SLACK.multipliedBy(2));
  }

  @Override
  public void run(Attacker attacker) {
    byte[] block = HeaderBlock.call("/chat.ChatService/ListRooms").bytes();
    byte[] head = Frames.frame(FrameType.HEADERS, FrameType.END_HEADERS, 1, block);
    List<RawConnection> connections = new ArrayList<>();
    while (connections.size() < CONNECTIONS && !attacker.over()) {
      attacker.connect().ifPresent(connections::add);
    }
    List<RawConnection> open = new ArrayList<>(connections);
    // Half of them have not even said the preface.
    byte[] preface = Frames.preface();
    for (int i = 0; i < open.size(); i += 2) {
      open.get(i).send(Frames.greeting(), SEND);
    }
    try {
      for (int at = 0; !open.isEmpty() && !attacker.over(); at++) {
        for (int i = 0; i < connections.size(); i++) {
          byte[] text = i % 2 == 0 ? head : preface;
          byte next = at < text.length - 1 ? text[at] : 0;
          if (at < text.length - 1) {
            connections.get(i).send(new byte[] {next}, SEND);
          }
        }
        int bytes = at + 1;
        open.removeIf(connection -> hasEnded(connection, bytes, attacker.tally()));
        attacker.pass(NEXT_BYTE);
      }
      open.forEach(connection -> attacker.tally().stayedOpen());
    } finally {
      connections.forEach(RawConnection::close);
    }
  }

  private static boolean hasEnded(RawConnection connection, int bytes, Tally tally) {
    connection.read();
    if (connection.end() == RawConnection.End.NOT) {
      return false;
    }
    tally.sent(1, connection.bytesSent());
    tally.closed(new Closing("TCP " + connection.end(), 1, bytes, connection.ageNanos() / 1e6));
    return true;
  }

  @Override
  public List<Check> judge(Tally tally) {
    return List.of(
        Check.that(
            "every connection is ended", tally.neverClosed() == 0, tally.neverClosed(), "0 open"),
        Check.atMost(
            "the last of them",
            tally.slowestMillis(),
            options.firstRequest().plus(SLACK).toMillis(),
            " ms"));
  }
}
