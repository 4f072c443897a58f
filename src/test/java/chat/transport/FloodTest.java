package chat.transport;

import static chat.transport.RawPeer.DATA;
import static chat.transport.RawPeer.END_HEADERS;
import static chat.transport.RawPeer.END_STREAM;
import static chat.transport.RawPeer.GOAWAY;
import static chat.transport.RawPeer.HEADERS;
import static chat.transport.RawPeer.PING;
import static chat.transport.RawPeer.PRIORITY;
import static chat.transport.RawPeer.RST_STREAM;
import static chat.transport.RawPeer.SETTINGS;
import static chat.transport.RawPeer.WINDOW_UPDATE;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http2.Http2Error;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Many frames that cost their sender nothing. */
class FloodTest extends Attack {
  /** More than all limits, and far from what it takes to fill memory. */
  private static final int TURNS = 20_000;

  private static final int TURNS_AT_ONCE = 100;

  /**
   * A flood on stream 1, which is open, or on others.
   *
   * @param turn the frames of one turn, which is numbered from 0
   */
  private record Flood(String name, TransportEvent event, IntFunction<byte[]> turn) {
    @Override
    public String toString() {
      return name;
    }

    byte[] turns(int from) {
      return RawPeer.concat(
          Stream.iterate(from, number -> number + 1)
              .limit(TURNS_AT_ONCE)
              .map(turn::apply)
              .toArray(byte[][]::new));
    }
  }

  private static Flood flood(String name, TransportEvent event, byte[] frame) {
    return new Flood(name, event, number -> frame);
  }

  static Stream<Flood> floods() {
    byte[] overflow = RawPeer.int32(Integer.MAX_VALUE);
    return Stream.of(
        flood("PING", TransportEvent.REFUSED_PING_FLOOD, RawPeer.frame(PING, 0, 0, new byte[8])),
        flood(
            "answer to no PING",
            TransportEvent.REFUSED_PING_FLOOD,
            RawPeer.frame(PING, RawPeer.ACK, 0, new byte[8])),
        flood("SETTINGS", TransportEvent.REFUSED_SETTINGS_FLOOD, RawPeer.frame(SETTINGS, 0, 0)),
        flood(
            "answer to no SETTINGS",
            TransportEvent.REFUSED_SETTINGS_FLOOD,
            RawPeer.frame(SETTINGS, RawPeer.ACK, 0)),
        flood(
            "PRIORITY",
            TransportEvent.REFUSED_PRIORITY_FLOOD,
            RawPeer.frame(PRIORITY, 0, 1, new byte[] {0, 0, 0, 3, 1})),
        flood(
            "PRIORITY of a stream on itself",
            TransportEvent.REFUSED_PRIORITY_FLOOD,
            RawPeer.frame(PRIORITY, 0, 1, new byte[] {0, 0, 0, 1, 1})),
        flood(
            "unknown frame of a stream",
            TransportEvent.REFUSED_UNKNOWN_FRAME_FLOOD,
            RawPeer.frame(77, 0, 1)),
        flood(
            "unknown frame of no stream",
            TransportEvent.REFUSED_UNKNOWN_FRAME_FLOOD,
            RawPeer.frame(77, 0, 0)),
        flood(
            "GOAWAY",
            TransportEvent.REFUSED_GOAWAY_FLOOD,
            RawPeer.frame(GOAWAY, 0, 0, new byte[8])),
        flood(
            "WINDOW_UPDATE of the connection",
            TransportEvent.REFUSED_WINDOW_UPDATE_FLOOD,
            RawPeer.frame(WINDOW_UPDATE, 0, 0, RawPeer.int32(1))),
        flood(
            "WINDOW_UPDATE of a stream",
            TransportEvent.REFUSED_WINDOW_UPDATE_FLOOD,
            RawPeer.frame(WINDOW_UPDATE, 0, 1, RawPeer.int32(1))),
        flood(
            "WINDOW_UPDATE of nothing",
            TransportEvent.REFUSED_WINDOW_UPDATE_FLOOD,
            RawPeer.frame(WINDOW_UPDATE, 0, 1, RawPeer.int32(0))),
        flood(
            "WINDOW_UPDATE beyond the largest window",
            TransportEvent.REFUSED_WINDOW_UPDATE_FLOOD,
            RawPeer.frame(WINDOW_UPDATE, 0, 1, overflow)),
        flood("empty DATA", TransportEvent.REFUSED_EMPTY_DATA_FLOOD, RawPeer.frame(DATA, 0, 1)),
        flood(
            "DATA of one byte",
            TransportEvent.REFUSED_TINY_DATA_FLOOD,
            RawPeer.frame(DATA, 0, 1, (byte) 7)),
        new Flood(
            "request and reset",
            TransportEvent.REFUSED_RESET_FLOOD,
            number ->
                RawPeer.concat(
                    RawPeer.frame(HEADERS, END_HEADERS, odd(number), RawPeer.post()),
                    RawPeer.frame(RST_STREAM, 0, odd(number), RawPeer.int32(8)))),
        flood(
            "reset of a closed stream",
            TransportEvent.REFUSED_RESET_FLOOD,
            RawPeer.frame(RST_STREAM, 0, 1, RawPeer.int32(8))),
        new Flood(
            "request without a path",
            TransportEvent.REFUSED_PROVOKED_RESET_FLOOD,
            number -> request(odd(number), RawPeer.headers(":method", "GET"))),
        new Flood(
            "request with a header of HTTP/1",
            TransportEvent.REFUSED_PROVOKED_RESET_FLOOD,
            number -> request(odd(number), RawPeer.headers("connection", "close"))),
        new Flood(
            "request too many",
            TransportEvent.REFUSED_PROVOKED_RESET_FLOOD,
            number -> request(odd(number), RawPeer.post())),
        new Flood(
            "request with headers too large",
            TransportEvent.REFUSED_PROVOKED_RESET_FLOOD,
            number ->
                request(
                    odd(number), RawPeer.headers("x", "y".repeat(LIMITS.maxHeaderListBytes())))));
  }

  private static int odd(int number) {
    return 2 * number + 3;
  }

  private static byte[] request(int stream, byte[] block) {
    return RawPeer.frame(HEADERS, END_HEADERS | END_STREAM, stream, block);
  }

  @ParameterizedTest
  @MethodSource("floods")
  void whoReadsIsToldWhy(Flood flood) throws Exception {
    peer.request(1);
    sendTurns(flood, 2 * LIMITS.maxControlFramesPerWindow());

    assertClosed(flood.event(), Http2Error.ENHANCE_YOUR_CALM);
  }

  @ParameterizedTest
  @MethodSource("floods")
  void whoDoesNotReadIsCutOff(Flood flood) throws Exception {
    peer.request(1);
    sendTurns(flood, TURNS);

    fixture.awaitCount(TransportEvent.CONNECTION_CLOSED, 1);
    assertThat(fixture.count(flood.event())).isOne();
  }

  private void sendTurns(Flood flood, int turns) {
    AtomicInteger turn = new AtomicInteger();
    flood(() -> peer.sendRaw(flood.turns(turn.getAndAdd(TURNS_AT_ONCE))), turns / TURNS_AT_ONCE);
  }

  @Test
  void whoSendsDataToAClosedStreamIsCutOff() throws Exception {
    peer.request(1).send(DATA, END_STREAM, 1, new byte[8]);
    flood(() -> peer.send(DATA, 0, 1, new byte[8]).await(RST_STREAM), LIMITS.maxResetsPerWindow());

    peer.send(DATA, 0, 1, new byte[8]);

    assertClosed(TransportEvent.REFUSED_PROVOKED_RESET_FLOOD, Http2Error.ENHANCE_YOUR_CALM);
  }
}
