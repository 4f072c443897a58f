package chat.client.model;

import static chat.client.model.Excerpt.MOST;
import static chat.client.model.Excerpt.STEP;
import static chat.client.model.Excerpt.USUAL;
import static org.assertj.core.api.Assertions.assertThat;

import chat.client.model.Excerpt.Part;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ExcerptTest {
  private final Excerpt excerpt = new Excerpt();
  private final List<Entry> all = new ArrayList<>(messages(1, 1_000));

  private static List<Entry> messages(long first, long last) {
    return LongStream.rangeClosed(first, last)
        .mapToObj(seq -> Entry.said(false, Instant.EPOCH, "Bob", "m" + seq, seq))
        .toList();
  }

  private Part part() {
    return excerpt.of(all);
  }

  private static void holds(Part part, long first, long last) {
    assertThat(part.entries().get(0).seq()).isEqualTo(first);
    assertThat(part.entries().get(part.entries().size() - 1).seq()).isEqualTo(last);
  }

  @Test
  void itBeginsWithTheEnd() {
    holds(part(), 1_001 - USUAL, 1_000);
    assertThat(part().hasBefore()).isTrue();
    assertThat(part().hasAfter()).isFalse();
  }

  @Test
  void ofLittleItHoldsAll() {
    assertThat(excerpt.of(List.of())).isEqualTo(new Part(List.of(), false, false));
    List<Entry> few = messages(1, 3);
    assertThat(excerpt.of(few)).isEqualTo(new Part(few, false, false));
  }

  @Test
  void whatComesStaysTillThereIsTooMuch() {
    part();
    all.addAll(messages(1_001, 1_000 + MOST - USUAL));
    holds(part(), 1_001 - USUAL, 1_000 + MOST - USUAL);
    all.addAll(messages(1_001 + MOST - USUAL, 1_001 + MOST - USUAL));
    assertThat(part().entries()).hasSize(USUAL);
  }

  @Test
  void aReaderGetsEverywhere() {
    part();
    excerpt.setFollowing(false);
    for (Part part = part(); part.hasBefore(); part = part()) {
      assertThat(part.entries()).hasSizeLessThanOrEqualTo(MOST);
      excerpt.back();
    }
    holds(part(), 1, MOST);
    for (Part part = part(); part.hasAfter(); part = part()) {
      excerpt.forth();
    }
    holds(part(), 1_001 - MOST, 1_000);
  }

  @Test
  void aReaderFurtherUpKeepsTheirPlace() {
    part();
    excerpt.setFollowing(false);
    excerpt.back();
    long first = 1_001 - USUAL - STEP;
    holds(part(), first, 1_000);
    all.addAll(messages(1_001, 3_000));
    holds(part(), first, first + MOST - 1);
    all.addAll(0, messages(-99, 0));
    holds(part(), first, first + MOST - 1);
    excerpt.setFollowing(true);
    holds(part(), 3_001 - USUAL, 3_000);
  }

  @Test
  void whoIsAtTheStartSeesWhatComesBeforeIt() {
    all.subList(0, 980).clear();
    part();
    excerpt.setFollowing(false);
    holds(part(), 981, 1_000);
    all.addAll(0, messages(881, 980));
    holds(part(), 981 - STEP, 1_000);
    holds(part(), 981 - STEP, 1_000);
  }

  @Test
  void whatWasLetGoIsNotWaitedFor() {
    part();
    excerpt.setFollowing(false);
    all.subList(0, 950).clear();
    holds(part(), 951, 1_000);
  }

  @Test
  void itGoesToAnEntryThatIsWanted() {
    part();
    excerpt.goTo(all.get(99));
    Part part = part();
    assertThat(part.entries()).contains(all.get(99)).hasSize(USUAL);
    assertThat(part.hasBefore() && part.hasAfter()).isTrue();
    assertThat(part()).isEqualTo(part);
    excerpt.goTo(all.get(100));
    assertThat(part()).isEqualTo(part);
  }

  @Test
  void theVerySameEntryCountsNotAnEqualOne() {
    Entry notice = Entry.notice(Entry.Kind.CAME, Instant.EPOCH, "Bob");
    Entry twin = Entry.notice(Entry.Kind.CAME, Instant.EPOCH, "Bob");
    all.add(0, notice);
    all.add(twin);
    excerpt.goTo(twin);
    assertThat(part().entries()).last().isSameAs(twin);
  }
}
