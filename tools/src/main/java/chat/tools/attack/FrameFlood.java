package chat.tools.attack;

import chat.tools.Waiting;
import chat.tools.raw.ErrorCode;
import chat.tools.raw.Frame;
import chat.tools.raw.FrameType;
import chat.tools.raw.RawConnection;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Frames without end, on some connections at a time, each of which is replaced when the server ends
 * it.
 */
final class FrameFlood implements Attack {
  private static final int MOST_BYTES = 128 << 10;
  private static final int MOST_FRAMES = 128;
  private static final double MOST_MILLIS = 1000;

  private static final int WRITE_BYTES = 16 << 10;
  private static final int PARALLEL = 4;
  private static final Duration FRAME_PAUSE = Duration.ofMillis(2);
  private static final Duration NEXT_CONNECTION = Duration.ofMillis(400);
  private static final Duration GOODBYE = Duration.ofSeconds(1);

  /** Who is not ended so long after it began never will be. */
  private static final double STUBBORN_MILLIS = 5000;

  private final String name;
  private final Supplier<Script> script;
  private final Set<ErrorCode> codes;
  private final boolean reading;
  private final boolean counted;
  private final int connections;

  private FrameFlood(
      String name,
      Supplier<Script> script,
      Set<ErrorCode> codes,
      boolean reading,
      boolean counted,
      int connections) {
    this.name = name;
    this.script = script;
    this.codes = codes;
    this.reading = reading;
    this.counted = counted;
    this.connections = connections;
  }

  /**
   * Must be ended within a second.
   *
   * @param codes one of which the server has to say
   */
  static FrameFlood timed(String name, Supplier<Script> script, ErrorCode... codes) {
    return new FrameFlood(name, script, Set.of(codes), true, false, PARALLEL);
  }

  /** Must be ended within so many frames or bytes; the first connection takes it slowly. */
  static FrameFlood counted(String name, Supplier<Script> script, ErrorCode... codes) {
    return new FrameFlood(name, script, Set.of(codes), true, true, PARALLEL);
  }

  /** The same by somebody who reads no answers, and so does not hear the code. */
  FrameFlood notReading() {
    return new FrameFlood(name + "-not-reading", script, codes, false, counted, connections);
  }

  /** The same on so many connections at a time. */
  FrameFlood on(int otherConnections) {
    return new FrameFlood(name, script, codes, reading, counted, otherConnections);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void run(Attacker attacker) {
    flood(attacker, counted);
    attacker.together(
        connections,
        () -> {
          while (!attacker.over()) {
            flood(attacker, false);
            attacker.pass(NEXT_CONNECTION);
          }
        });
  }

  private void flood(Attacker attacker, boolean slowly) {
    Optional<RawConnection> opened = attacker.connect();
    if (opened.isEmpty()) {
      return;
    }
    try (RawConnection connection = opened.get()) {
      flood(attacker, connection, slowly);
    }
  }

  private void flood(Attacker attacker, RawConnection connection, boolean slowly) {
    Script lines = script.get();
    BooleanSupplier done = () -> attacker.over() && connection.ageNanos() / 1e6 > STUBBORN_MILLIS;
    connection.send(lines.opening(), done);
    String goAway = null;
    long frames = 0;
    int unit = 0;
    while (connection.end() == RawConnection.End.NOT && goAway == null && !done.getAsBoolean()) {
      ByteArrayOutputStream batch = new ByteArrayOutputStream();
      do {
        batch.writeBytes(lines.unit().apply(unit++));
        frames += lines.framesOfUnit();
      } while (!slowly && batch.size() < WRITE_BYTES);
      connection.send(batch.toByteArray(), done);
      if (slowly) {
        Waiting.pass(FRAME_PAUSE);
      }
      if (reading) {
        goAway = read(connection.read(), attacker.tally());
      }
    }
    double millis = connection.ageNanos() / 1e6;
    attacker.tally().sent(frames, connection.bytesSent());
    if (goAway == null) {
      // What it said before it closed can be read still.
      goAway = read(connection.read(), attacker.tally());
    } else {
      Waiting.until(
          () -> connection.read().isEmpty() && connection.end() != RawConnection.End.NOT, GOODBYE);
      millis = connection.ageNanos() / 1e6;
    }
    if (goAway != null || connection.end() != RawConnection.End.NOT) {
      String how = goAway != null ? "GOAWAY " + goAway : "TCP " + connection.end();
      attacker.tally().closed(new Closing(how, frames, connection.bytesSent(), millis));
    } else {
      attacker.tally().stayedOpen();
    }
    connection.reset();
  }

  /** Counts what came; the code of GOAWAY if that was among it, or null. */
  private static String read(List<Frame> frames, Tally tally) {
    String goAway = null;
    for (Frame frame : frames) {
      if (frame.is(FrameType.GOAWAY)) {
        goAway = ErrorCode.name(frame.errorCode());
      } else if (frame.is(FrameType.RST_STREAM)) {
        tally.got("RST_STREAM " + ErrorCode.name(frame.errorCode()));
      }
    }
    return goAway;
  }

  @Override
  public List<Check> judge(Tally tally) {
    List<Check> checks = new ArrayList<>();
    Optional<Closing> first = tally.first();
    checks.add(
        Check.that(
            "every connection is ended",
            first.isPresent() && tally.neverClosed() == 0,
            first.isPresent() ? tally.neverClosed() + " left open" : "none was ended",
            "none left open"));
    first.ifPresent(
        closing -> {
          if (counted) {
            checks.add(
                Check.that(
                    "ended soon",
                    closing.frames() <= MOST_FRAMES || closing.bytes() <= MOST_BYTES,
                    closing.frames() + " frames, " + closing.bytes() + " bytes",
                    "128 frames or 128 KiB"));
          } else {
            checks.add(Check.atMost("slowest end", tally.slowestMillis(), MOST_MILLIS, " ms"));
          }
          if (reading) {
            checks.add(
                Check.that(
                    "the right code",
                    codes.stream().anyMatch(code -> closing.how().equals("GOAWAY " + code)),
                    closing.how(),
                    "GOAWAY " + codes));
          }
        });
    return checks;
  }
}
