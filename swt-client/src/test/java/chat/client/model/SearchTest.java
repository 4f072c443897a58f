package chat.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SearchTest {
  private final Search search = new Search();
  private final List<Entry> entries =
      new ArrayList<>(
          List.of(
              said(11, "a *green* apple"),
              said(12, "GREEN tea"),
              Entry.notice(Entry.Kind.CAME, Instant.EPOCH, "Green"),
              said(13, "nothing"),
              said(14, "an evergreen; 绿茶 (a+b)")));

  private static Entry said(long seq, String text) {
    return Entry.said(false, Instant.EPOCH, "Bob", text, seq);
  }

  private long hit() {
    return search.hit().orElseThrow().seq();
  }

  @Test
  void theNewestComesFirstAndAfterTheOldestTheNewestAgain() {
    search.lookFor("green", entries);
    assertThat(search.count()).isEqualTo(3);
    assertThat(search.position()).isEqualTo(1);
    assertThat(hit()).isEqualTo(14);
    search.older();
    assertThat(hit()).isEqualTo(12);
    search.older();
    assertThat(hit()).isEqualTo(11);
    search.older();
    assertThat(hit()).isEqualTo(14);
    search.newer();
    assertThat(hit()).isEqualTo(11);
    assertThat(search.position()).isEqualTo(3);
  }

  @Test
  void whatIsSeenIsSearchedNotItsMarks() {
    search.lookFor("green apple", entries);
    assertThat(hit()).isEqualTo(11);
  }

  @Test
  void wordsAreTakenAsTheyAre() {
    search.lookFor(" (a+b) ", entries);
    assertThat(hit()).isEqualTo(14);
    search.lookFor("绿", entries);
    assertThat(hit()).isEqualTo(14);
    search.lookFor(".*", entries);
    assertThat(search.hit()).isEmpty();
    assertThat(search.position()).isZero();
  }

  @Test
  void lookingForNothingFindsNothing() {
    search.lookFor("  ", entries);
    assertThat(search.words()).isEmpty();
    assertThat(search.count()).isZero();
    search.older();
    assertThat(search.hit()).isEmpty();
  }

  @Test
  void whatWasChosenStaysSoWhenMoreIsLoaded() {
    search.lookFor("green", entries);
    search.older();
    entries.add(0, said(10, "greens"));
    entries.add(said(15, "green again"));
    search.lookAgain(entries);
    assertThat(hit()).isEqualTo(12);
    assertThat(search.position()).isEqualTo(3);
    assertThat(search.count()).isEqualTo(5);
    entries.clear();
    search.lookAgain(entries);
    assertThat(search.hit()).isEmpty();
  }
}
