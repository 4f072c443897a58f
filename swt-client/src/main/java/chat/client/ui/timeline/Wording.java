package chat.client.ui.timeline;

import chat.client.model.Entry;
import chat.client.model.Outgoing;
import chat.client.model.Shown;
import chat.client.ui.kit.Ui;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

/** What happened in a room, in words. */
final class Wording {
  private final Ui ui;
  private final ZoneId zone;
  private final DateTimeFormatter time;
  private final DateTimeFormatter day;

  Wording(Ui ui, ZoneId zone) {
    this.ui = ui;
    this.zone = zone;
    time = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).localizedBy(ui.messages().locale());
    day = DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).localizedBy(ui.messages().locale());
  }

  String timeOf(Entry entry) {
    return time.format(at(entry));
  }

  String dayOf(Entry entry) {
    return day.format(at(entry));
  }

  /** What happened, if nothing was said. */
  String notice(Entry entry) {
    String who = Shown.line(entry.who());
    return switch (entry.kind()) {
      case CAME -> ui.text("event.came", who);
      case WENT -> ui.text("event.went", who);
      case ENTERED -> ui.text("event.entered", who);
      case MISSED -> ui.text("event.missed", who);
      case TOLD -> entry.text();
      case SAID_BY_ME, SAID_BY_OTHER -> throw new IllegalArgumentException(entry.toString());
    };
  }

  /** An entry by itself: who, when, what, and what became of it. */
  String line(Entry entry) {
    if (!entry.isSaid()) {
      return ui.text("timeline.notice-line", notice(entry), timeOf(entry));
    }
    String state = entry.outgoing().map(this::state).orElse("");
    return line(entry, entry.marked().text()) + (state.isEmpty() ? "" : "  " + state);
  }

  /** A part of what somebody said, with who and when. */
  String line(Entry entry, String part) {
    String key = entry.action().isPresent() ? "timeline.action-line" : "timeline.line";
    return ui.text(key, Shown.line(entry.who()), timeOf(entry), part);
  }

  /** How far an own text is; empty when there is nothing to say. */
  String state(Outgoing outgoing) {
    return switch (outgoing.state()) {
      case STORED -> "";
      case WAITING -> ui.text("outgoing.waiting");
      case SENDING -> ui.text("outgoing.sending");
      case FAILED ->
          ui.text("outgoing.failed", outgoing.problem().map(ui.sentences()::of).orElseThrow());
    };
  }

  private ZonedDateTime at(Entry entry) {
    return entry.at().atZone(zone);
  }
}
