package chat.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class ChatLogTest {
  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

  private static Entry said(Instant at, String who, String text) {
    return Entry.said(false, at, who, text, 1);
  }

  private static ChatLog log(Entry... entries) {
    return new ChatLog(
        "Conversation in <a & b>",
        "en",
        List.of("Saved \"today\"."),
        List.of(entries),
        ZoneOffset.UTC,
        entry -> entry.who() + " joined");
  }

  /** Fails if the page is not well-formed. */
  private static Document page(ChatLog log) throws Exception {
    String html = log.html().replaceFirst("<!DOCTYPE html>", "");
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(html)));
  }

  @Test
  void plainTextHasALinePerEntryUnderItsDay() {
    ChatLog log =
        log(
            Entry.notice(Entry.Kind.CAME, NOON, "Bob"),
            said(NOON.plusSeconds(61), "Bob", "two\nlines"),
            said(NOON.plusSeconds(86_400), "李雷", "/me waves"));
    assertThat(log.text())
        .isEqualTo(
            """
            Conversation in <a & b>
            Saved "today".

            --- 2026-01-02 ---
            [12:00:00] * Bob joined
            [12:01:01] Bob: two
                lines

            --- 2026-01-03 ---
            [12:00:00] * 李雷 waves
            """);
  }

  @Test
  void nobodyCanForgeALine() {
    assertThat(log(said(NOON, "Bob", "hi\n[12:00:01] Ann: I agree")).text().lines())
        .endsWith("[12:00:00] Bob: hi", "    [12:00:01] Ann: I agree");
  }

  @Test
  void thePageShowsWhatWasWrittenAndDoesNothing() throws Exception {
    String hostile =
        "</p><script>alert('x')</script> & \"q\" \u0000\u0008\uD83D \uFFFE 😀 <img src=x>";
    Document page = page(log(said(NOON, "<b>Bob", hostile), said(NOON, "Ann", "/me <i>")));
    assertThat(page.getElementsByTagName("script").getLength()).isZero();
    assertThat(page.getElementsByTagName("img").getLength()).isZero();
    assertThat(page.getDocumentElement().getAttribute("lang")).isEqualTo("en");
    assertThat(page.getElementsByTagName("h1").item(0).getTextContent())
        .isEqualTo("Conversation in <a & b>");
    assertThat(page.getElementsByTagName("p").item(1).getTextContent())
        .startsWith("12:00:00 <b>Bob: </p><script>alert('x')</script> & \"q\" ")
        .endsWith("😀 <img src=x>");
    assertThat(page.getElementsByTagName("p").item(2).getTextContent())
        .isEqualTo("12:00:00 * Ann <i>");
  }

  @Test
  void thePageNeedsNothingFromElsewhere() {
    String html = log(said(NOON, "Bob", "https://example.org")).html();
    assertThat(html).doesNotContain("href", "src=", "url(", "@import");
  }

  @Test
  void anEmptyConversationIsAPageToo() throws Exception {
    assertThat(page(log()).getElementsByTagName("p").getLength()).isOne();
  }
}
