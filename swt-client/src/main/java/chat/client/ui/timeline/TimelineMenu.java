package chat.client.ui.timeline;

import chat.client.model.Entry;
import chat.client.ui.kit.Ui;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.events.MenuDetectEvent;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;

/** What can be done with a message: the one under the mouse, or the one the keys are at. */
final class TimelineMenu {
  private final StyledText text;
  private final PieceList pieces;
  private final CurrentMessage current;
  private final CopyText copies;
  private final Links links;
  private final Answers answers;
  private final Ui ui;
  private final Menu menu;

  TimelineMenu(
      StyledText text,
      PieceList pieces,
      CurrentMessage current,
      CopyText copies,
      Links links,
      Answers answers,
      Ui ui) {
    this.text = text;
    this.pieces = pieces;
    this.current = current;
    this.copies = copies;
    this.links = links;
    this.answers = answers;
    this.ui = ui;
    menu = new Menu(text);
    text.setMenu(menu);
    text.addMenuDetectListener(this::fill);
  }

  private void fill(MenuDetectEvent event) {
    for (MenuItem item : menu.getItems()) {
      item.dispose();
    }
    boolean byKey = event.detail == SWT.MENU_KEYBOARD;
    Point point = text.toControl(event.x, event.y);
    Optional<Entry> entry = byKey ? current.entry() : under(point);
    Optional<Link> link = byKey ? entry.flatMap(Link::firstIn) : links.at(point);
    link.ifPresent(this::fill);
    item("timeline.copy", text.getSelectionCount() > 0, copies::selection);
    entry.ifPresent(this::fill);
  }

  private void fill(Link link) {
    item("timeline.open-link", true, () -> Links.open(link));
    item("timeline.copy-link", true, () -> copies.copy(link.target()));
    new MenuItem(menu, SWT.SEPARATOR);
  }

  private void fill(Entry entry) {
    item("timeline.copy-message", true, () -> copies.message(entry));
    if (entry.isSaid()) {
      new MenuItem(menu, SWT.SEPARATOR);
      item("timeline.quote", true, () -> answers.quote(entry.text()));
      item("timeline.mention", !entry.isMine(), () -> answers.mention(entry.who()));
    }
  }

  private Optional<Entry> under(Point point) {
    int offset = text.getOffsetAtLine(text.getLineIndex(point.y));
    return pieces.piece(pieces.indexAt(offset)).entry();
  }

  private void item(String key, boolean enabled, Runnable action) {
    MenuItem item = new MenuItem(menu, SWT.PUSH);
    item.setText(ui.text(key));
    item.setEnabled(enabled);
    item.addListener(SWT.Selection, e -> action.run());
  }
}
