package chat.client.desktop;

import org.junit.jupiter.api.Test;

/** How long the window stands still when much is said. */
class BurstIT {
  @Test
  void aFloodOfMessagesLeavesTheWindowFluidAndIsAllThere() {
    try (Screen screen = new Screen()) {
      screen.play("chat.client.ui.BurstProgram");
    }
  }
}
