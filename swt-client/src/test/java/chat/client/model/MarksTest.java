package chat.client.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import chat.client.model.Marks.Kind;
import chat.client.model.Marks.Marked;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarksTest {
  private static List<String> parts(String text, Kind kind) {
    Marked marked = Marks.in(text);
    return marked.spans().stream()
        .filter(span -> span.kind() == kind)
        .map(span -> marked.text().substring(span.start(), span.end()))
        .toList();
  }

  private static List<String> links(String text) {
    return parts(text, Kind.LINK);
  }

  @ParameterizedTest
  @CsvSource({
    "*bold*, bold",
    "a *bold one* and, bold one",
    "(*bold*), bold",
    "**bold**, bold",
    "这是*重点*内容, 重点"
  })
  void starsMakeBold(String text, String bold) {
    assertThat(parts(text, Kind.BOLD)).containsExactly(bold);
    assertThat(Marks.in(text).text()).doesNotContain("*");
  }

  @ParameterizedTest
  @CsvSource({"_so_, so", "'say _it so_!', it so"})
  void underscoresMakeItalic(String text, String italic) {
    assertThat(parts(text, Kind.ITALIC)).containsExactly(italic);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2*3*4",
        "* a point",
        "a * b * c",
        "snake_case_name",
        "__init__",
        "*",
        "**",
        "_ _",
        "``",
        "*open",
        "`open",
        "*not\nclosed*",
        "```",
        "```\n```",
        "```java\nopen"
      })
  void whatIsNoMarkStaysAsItWasWritten(String text) {
    assertThat(Marks.in(text)).isEqualTo(new Marked(text, List.of()));
  }

  @Test
  void marksStandWithinEachOther() {
    Marked marked = Marks.in("*bold with _italic_ and `code`*");
    assertThat(marked.text()).isEqualTo("bold with italic and code");
    assertThat(marked.spans())
        .containsExactly(
            new Marks.Span(Kind.BOLD, 0, 25),
            new Marks.Span(Kind.ITALIC, 10, 16),
            new Marks.Span(Kind.CODE, 21, 25));
  }

  @Test
  void codeIsTakenAsItIs() {
    assertThat(Marks.in("`*a* https://b.c`"))
        .isEqualTo(new Marked("*a* https://b.c", List.of(new Marks.Span(Kind.CODE, 0, 15))));
  }

  @Test
  void aBlockOfCodeLosesItsFences() {
    Marked marked = Marks.in("so:\n```java\nint *a*;\n\n  b();\n```\n*end*");
    assertThat(marked.text()).isEqualTo("so:\nint *a*;\n\n  b();\nend");
    assertThat(marked.spans())
        .containsExactly(new Marks.Span(Kind.CODE, 4, 20), new Marks.Span(Kind.BOLD, 21, 24));
  }

  @Test
  void aBlockOfCodeHasItsLinesToItself() {
    Marked marked = Marks.in("```\na\nb\n```\nand `c` too");
    assertThat(marked.spans()).map(marked::isWholeLines).containsExactly(true, false);
  }

  @Test
  void aLineThatQuotesKeepsItsMark() {
    assertThat(parts("> *you* said\nyes", Kind.QUOTE)).containsExactly("> you said");
    assertThat(parts("> *you* said\nyes", Kind.BOLD)).containsExactly("you");
    assertThat(parts("a > b", Kind.QUOTE)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "see https://example.org. | https://example.org",
        "https://example.org/a_b_c/ | https://example.org/a_b_c/",
        "(see http://example.org/x) | http://example.org/x",
        "https://en.wikipedia.org/wiki/A_(b) | https://en.wikipedia.org/wiki/A_(b)",
        "(https://en.wikipedia.org/wiki/A_(b)) | https://en.wikipedia.org/wiki/A_(b)",
        "请看https://example.org/文档，谢谢 | https://example.org/",
        "请看（https://example.org/a?b=c#d）。 | https://example.org/a?b=c#d",
        "<https://example.org/a> | https://example.org/a",
        "“https://example.org” | https://example.org",
        "mailto:ann@example.org, please | mailto:ann@example.org",
        "https://example.org/*a*b_c_ | https://example.org/*a*b_c",
        "http://[::1]:8080/! | http://[::1]:8080/",
        "https://пример.рф/путь | https://пример.рф/путь"
      })
  void linksEndBeforeThePunctuationAroundThem(String text, String link) {
    assertThat(links(text)).containsExactly(link);
    assertThat(Marks.in(text).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://",
        "http:///",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "xhttps://a.b",
        "data:text/html,x",
        "HTTPS",
        "https:// a"
      })
  void nothingElseIsALink(String text) {
    assertThat(links(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "_",
        "`",
        "*a ",
        "_a* ",
        "`a",
        "```x\n",
        "```\n",
        ">",
        "*a* ",
        "https://a)",
        "(https://a",
        "https://",
        "mailto:a@b ",
        "*_",
        "`*_",
        " *a",
        "**a"
      })
  void noTextKeepsItBusy(String again) {
    assertTimeoutPreemptively(
        Duration.ofSeconds(5), () -> Marks.in(again.repeat(Shown.LONGEST_TEXT / again.length())));
  }

  @Test
  void fewPartsAreMarkedHoweverManyThereAre() {
    Marked marked = Marks.in("*a* ".repeat(5_000));
    assertThat(marked.spans()).hasSizeLessThanOrEqualTo(500);
    assertThat(marked.text()).endsWith("*a* ");
  }
}
