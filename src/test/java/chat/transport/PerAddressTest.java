package chat.transport;

import static org.assertj.core.api.Assertions.assertThat;

import chat.Await;
import chat.LogRecords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Connections of one address, of which there are too many or too many at a time. */
class PerAddressTest extends Attack {
  private static final String ATTACKER = "127.0.0.2";
  private static final String NEIGHBOUR = "127.0.0.3";
  private static final int CONNECTIONS = 3;
  private static final int BURST = 6;

  @Override
  TransportSettings settings() {
    return Tuning.of(
        limits ->
            limits.address = new AddressSettings(CONNECTIONS, 1, BURST, List.of("127.0.0.1")));
  }

  private RawPeer openAndServe(String address) throws Exception {
    RawPeer peer = fixture.rawPeerFrom(address).greet();
    assertIsServed(peer);
    return peer;
  }

  @Test
  void oneTooManyIsReset() throws Exception {
    List<RawPeer> open =
        List.of(openAndServe(ATTACKER), openAndServe(ATTACKER), openAndServe(ATTACKER));

    fixture.rawPeerFrom(ATTACKER).awaitReset();

    assertThat(fixture.count(TransportEvent.REFUSED_ADDRESS_CONNECTIONS)).isOne();
    assertThat(fixture.count(TransportEvent.CONNECTION_OPENED)).isEqualTo(2 + CONNECTIONS);
    for (RawPeer each : open) {
      assertIsServed(each);
    }
    openAndServe(NEIGHBOUR);
  }

  @Test
  void whenOneIsClosedAnotherMayCome() throws Exception {
    openAndServe(ATTACKER).close();
    openAndServe(ATTACKER).crash();
    openAndServe(ATTACKER);
    fixture.awaitCount(TransportEvent.CONNECTION_CLOSED, 2);

    openAndServe(ATTACKER);
  }

  @Test
  void tooManyAtATimeAreRefused() throws Exception {
    Await.until(
        "one too many",
        () -> {
          openAndCrash();
          return fixture.count(TransportEvent.REFUSED_ADDRESS_RATE) > 0;
        });

    openAndServe(NEIGHBOUR);
  }

  private void openAndCrash() {
    try {
      fixture.rawPeerFrom(ATTACKER).crash();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Test
  void theLogTellsOfAnAddressOnce() throws Exception {
    for (int i = 0; i < CONNECTIONS; i++) {
      openAndServe(ATTACKER);
    }

    try (LogRecords log = new LogRecords("chat.transport")) {
      for (int i = 0; i < 10; i++) {
        fixture.rawPeerFrom(ATTACKER).awaitReset();
      }

      assertThat(fixture.count(TransportEvent.REFUSED_ADDRESS_CONNECTIONS)).isEqualTo(10);
      assertThat(log.aboveDebug())
          .containsExactly("Refuses connections from 127.0.0.2: REFUSED_ADDRESS_CONNECTIONS");
    }
  }

  @Test
  void exemptAddressHasNoLimit() throws Exception {
    for (int i = 0; i < 3 * BURST; i++) {
      openAndServe("127.0.0.1");
    }
  }
}
