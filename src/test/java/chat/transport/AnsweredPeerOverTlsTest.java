package chat.transport;

/** The same, encrypted. */
class AnsweredPeerOverTlsTest extends AnsweredPeerTest {
  @Override
  ServerFixture newFixture() {
    return new TlsFixture();
  }
}
