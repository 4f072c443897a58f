package chat.client.ui.timeline;

import chat.client.model.ChatLog;
import chat.client.model.Earlier;
import chat.client.model.RoomModel;
import chat.client.model.Shown;
import chat.client.ui.kit.Ui;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks where a conversation is to be saved, as a page or as plain text, and saves it. */
final class LogDialog {
  private static final Logger log = LoggerFactory.getLogger(LogDialog.class);

  private final Shell shell;
  private final RoomModel model;
  private final Ui ui;
  private final ZoneId zone;
  private final Wording words;

  LogDialog(Shell shell, RoomModel model, Ui ui, ZoneId zone, Wording words) {
    this.shell = shell;
    this.model = model;
    this.ui = ui;
    this.zone = zone;
    this.words = words;
  }

  void open() {
    FileDialog dialog = new FileDialog(shell, SWT.SAVE);
    dialog.setText(ui.text("log.window"));
    dialog.setFilterExtensions(new String[] {"*.html", "*.txt"});
    dialog.setFilterNames(new String[] {ui.text("log.page"), ui.text("log.text")});
    dialog.setFileName(model.id().replaceAll("[^\\p{L}\\p{N}-]", "_") + ".html");
    dialog.setOverwrite(true);
    String chosen = dialog.open();
    if (chosen != null) {
      save(Path.of(chosen));
    }
  }

  private void save(Path file) {
    try {
      Files.writeString(file, file.toString().endsWith(".txt") ? chat().text() : chat().html());
    } catch (IOException e) {
      log.warn("cannot save {}", file, e);
      model.tell(ui.text("log.failed", file));
    }
  }

  private ChatLog chat() {
    DateTimeFormatter now =
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
            .localizedBy(ui.messages().locale())
            .withZone(zone);
    List<String> notes = new ArrayList<>();
    notes.add(ui.text("log.saved", model.self(), now.format(Instant.now())));
    if (model.earlier() != Earlier.NONE) {
      notes.add(ui.text("log.from-here"));
    }
    if (model.hasLater()) {
      notes.add(ui.text("log.to-here"));
    }
    return new ChatLog(
        ui.text("log.title", Shown.line(model.id())),
        ui.messages().locale().toLanguageTag(),
        notes,
        model.entries(),
        zone,
        words::notice);
  }
}
