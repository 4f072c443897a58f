package chat.client.desktop;

import org.junit.jupiter.api.Test;

/** Texts that are made to freeze a client. */
class HostileTextIT {
  @Test
  void keepNoClientBusy() {
    try (Screen screen = new Screen()) {
      screen.play("chat.client.ui.HostileProgram");
    }
  }
}
