package chat.transport;

/** All that holds without encryption holds with it. */
class GrpcOverTlsTest extends GrpcTest {
  @Override
  ServerFixture newFixture() {
    return new TlsFixture();
  }
}
