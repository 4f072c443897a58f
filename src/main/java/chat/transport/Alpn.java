package chat.transport;

import io.netty.handler.ssl.ApplicationProtocolNames;
import java.util.List;
import java.util.function.BiFunction;
import javax.net.ssl.SSLEngine;

/** Agrees on HTTP/2 within one handshake, or ends it with the alert that says why. */
final class Alpn implements BiFunction<SSLEngine, List<String>, String> {
  private volatile boolean refused;

  /** Called if the peer offers anything, on a thread of the handshake. */
  @Override
  public String apply(SSLEngine engine, List<String> offered) {
    if (offered.contains(ApplicationProtocolNames.HTTP_2)) {
      return ApplicationProtocolNames.HTTP_2;
    }
    refused = true;
    return null;
  }

  /** Whether the peer offered other protocols only. */
  boolean refused() {
    return refused;
  }

  static boolean agreed(SSLEngine engine) {
    return ApplicationProtocolNames.HTTP_2.equals(engine.getApplicationProtocol());
  }
}
