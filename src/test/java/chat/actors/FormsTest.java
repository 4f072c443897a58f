package chat.actors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FormsTest {
  private final AtomicInteger made = new AtomicInteger();
  private final Forms forms = new Forms();

  @Test
  void areMadeOnceForEachMaker() {
    assertThat(forms.<String>get("one", this::make)).isEqualTo("made 1");
    assertThat(forms.<String>get("two", this::make)).isEqualTo("made 2");
    assertThat(forms.<String>get("one", this::make)).isEqualTo("made 1");
    assertThat(forms.<String>get("two", this::make)).isEqualTo("made 2");
  }

  private String make() {
    return "made " + made.incrementAndGet();
  }

  @Test
  void sayNothingThemselves() {
    forms.get("one", this::make);
    assertThat(forms).isEqualTo(new Forms()).hasSameHashCodeAs(new Forms());
  }
}
