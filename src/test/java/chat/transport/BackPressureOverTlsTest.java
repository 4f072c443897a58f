package chat.transport;

/** Nothing grows behind encryption either. */
class BackPressureOverTlsTest extends BackPressureTest {
  @Override
  ServerFixture newFixture() {
    return new TlsFixture();
  }
}
