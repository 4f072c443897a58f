package chat.client.ui.attention;

import chat.client.model.Shown;
import chat.client.model.attention.Notice;
import chat.client.ui.kit.Ui;

/**
 * A notice in words.
 *
 * @param summary where something was said, and by whom or how often
 * @param body what was said last, cut to what a notification has room for
 */
record NoticeText(String summary, String body) {
  /** In code points. */
  private static final int LONGEST_BODY = 300;

  private static final String MORE = "…";

  static NoticeText of(Notice notice, Ui ui) {
    String room = Shown.line(notice.roomId());
    String who = Shown.line(notice.who());
    String text = cut(Shown.text(notice.text()));
    if (notice.count() == 1) {
      return new NoticeText(ui.text("attention.notice.one", who, room), text);
    }
    String many =
        notice.mentions() == notice.count()
            ? "attention.notice.mentions"
            : "attention.notice.messages";
    return new NoticeText(
        ui.text(many, notice.count(), room), ui.text("attention.notice.last", who, text));
  }

  /** The body for a desktop that takes some of its characters for markup. */
  String bodyAsMarkup() {
    return body.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String cut(String text) {
    return text.codePointCount(0, text.length()) <= LONGEST_BODY
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST_BODY)) + MORE;
  }
}
