package chat.client.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShortcutTest {
  @Test
  void noKeyMeansTwoThings() {
    List<String> all = Stream.of(Shortcut.values()).flatMap(each -> each.keys().stream()).toList();
    assertThat(all).doesNotHaveDuplicates();
  }
}
