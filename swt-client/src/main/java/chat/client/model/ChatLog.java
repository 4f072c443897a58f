package chat.client.model;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What is known of a conversation as a file to keep: plain text, or a page that needs nothing else.
 *
 * @param language a tag such as zh-CN
 * @param notes what is to be known of the file itself, a sentence each
 * @param notice tells what happened where nothing was said
 */
public record ChatLog(
    String title,
    String language,
    List<String> notes,
    List<Entry> entries,
    ZoneId zone,
    Function<Entry, String> notice) {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  private static final String STYLE =
      """
      :root { color-scheme: light dark; }
      body { font: 1em/1.5 system-ui, sans-serif; max-width: 50em; margin: 2em auto; padding: 0 1em; }
      p { margin: .3em 0; white-space: pre-wrap; overflow-wrap: anywhere; }
      time, .note, .notice { opacity: .75; }
      .notice { font-style: italic; }
      """;

  /** As plain text: a line per entry, further lines of a text set in. */
  public String text() {
    StringBuilder log = new StringBuilder(title).append('\n');
    notes.forEach(note -> log.append(note).append('\n'));
    LocalDate day = null;
    for (Entry entry : entries) {
      if (!day(entry).equals(day)) {
        day = day(entry);
        log.append("\n--- ").append(day).append(" ---\n");
      }
      log.append('[').append(time(entry)).append("] ").append(line(entry)).append('\n');
    }
    return log.toString();
  }

  /** As a page of well-formed HTML in UTF-8, without scripts and without links to elsewhere. */
  public String html() {
    StringBuilder log = new StringBuilder("<!DOCTYPE html>\n<html lang=\"");
    log.append(escaped(language)).append("\">\n<head>\n<meta charset=\"utf-8\"/>\n<title>");
    log.append(escaped(title)).append("</title>\n<style>\n").append(STYLE);
    log.append("</style>\n</head>\n<body>\n<h1>").append(escaped(title)).append("</h1>\n");
    notes.forEach(note -> log.append(paragraph("note", escaped(note))));
    LocalDate day = null;
    for (Entry entry : entries) {
      if (!day(entry).equals(day)) {
        day = day(entry);
        log.append("<h2>").append(day).append("</h2>\n");
      }
      String time = "<time datetime=\"%s\">%s</time> ".formatted(entry.at(), time(entry));
      log.append(paragraph(entry.isSaid() ? "said" : "notice", time + htmlLine(entry)));
    }
    return log.append("</body>\n</html>\n").toString();
  }

  private String line(Entry entry) {
    if (!entry.isSaid()) {
      return "* " + notice.apply(entry);
    }
    String who = Shown.line(entry.who());
    return entry
        .action()
        .map(does -> "* " + who + " " + setIn(does))
        .orElseGet(() -> who + ": " + setIn(entry.text()));
  }

  private static String setIn(String text) {
    return Shown.text(text).replace("\n", "\n    ");
  }

  private String htmlLine(Entry entry) {
    if (!entry.isSaid()) {
      return escaped(notice.apply(entry));
    }
    String who = "<strong>%s</strong>".formatted(escaped(Shown.line(entry.who())));
    return entry
        .action()
        .map(does -> "* " + who + " <em>" + escaped(Shown.text(does)) + "</em>")
        .orElseGet(() -> who + ": " + escaped(Shown.text(entry.text())));
  }

  private static String paragraph(String kind, String html) {
    return "<p class=\"%s\">%s</p>\n".formatted(kind, html);
  }

  private static String escaped(String text) {
    return text.codePoints().mapToObj(ChatLog::escaped).collect(Collectors.joining());
  }

  /** What a page cannot hold at all is left out. */
  private static String escaped(int letter) {
    return switch (letter) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '"' -> "&quot;";
      case '\'' -> "&#39;";
      case '\t', '\n' -> Character.toString(letter);
      default -> isAllowed(letter) ? Character.toString(letter) : "";
    };
  }

  private static boolean isAllowed(int letter) {
    return !Character.isISOControl(letter)
        && Character.getType(letter) != Character.SURROGATE
        && (letter & 0xFFFE) != 0xFFFE;
  }

  private LocalDate day(Entry entry) {
    return LocalDate.ofInstant(entry.at(), zone);
  }

  private String time(Entry entry) {
    return TIME.format(entry.at().atZone(zone));
  }
}
