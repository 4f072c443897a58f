package chat.transport;

import java.time.Duration;
import java.util.function.Consumer;

/** Settings that differ from the defaults in what a test is about. */
final class Tuning {
  int maxConnections = TransportSettings.DEFAULT.maxConnections();
  Duration headerBlockTimeout = TransportSettings.DEFAULT.headerBlockTimeout();
  Duration prefaceTimeout = TransportSettings.DEFAULT.prefaceTimeout();
  Duration firstRequestTimeout = TransportSettings.DEFAULT.firstRequestTimeout();
  Duration pingInterval = TransportSettings.DEFAULT.pingInterval();
  Duration pingTimeout = TransportSettings.DEFAULT.pingTimeout();
  AddressSettings address = TransportSettings.DEFAULT.address();

  private Tuning() {}

  static TransportSettings of(Consumer<Tuning> changes) {
    Tuning tuning = new Tuning();
    changes.accept(tuning);
    return tuning.settings();
  }

  private TransportSettings settings() {
    TransportSettings base = TransportSettings.DEFAULT;
    return new TransportSettings(
        maxConnections,
        base.maxConcurrentStreams(),
        base.streamWindowBytes(),
        base.connectionWindowBytes(),
        base.maxHeaderListBytes(),
        base.responseBufferBytes(),
        base.maxResetsPerWindow(),
        base.maxControlFramesPerWindow(),
        headerBlockTimeout,
        prefaceTimeout,
        firstRequestTimeout,
        pingInterval,
        pingTimeout,
        address);
  }
}
