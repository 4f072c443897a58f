package chat.client.ui.window;

import chat.client.model.Preferences;
import chat.client.model.Session;
import chat.client.model.Shown;
import chat.client.ui.kit.Look;
import chat.client.ui.kit.Shortcut;
import chat.client.ui.kit.Ui;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;

/** The foot of the window: who one is and where, and what folds the sides. */
final class StatusBar {
  private final Session session;
  private final Ui ui;
  private final Composite bar;
  private final ToolItem rooms;
  private final Label text;
  private final ToolItem people;

  StatusBar(Composite parent, Session session, Ui ui) {
    this.session = session;
    this.ui = ui;
    Preferences preferences = ui.preferences();
    bar = new Composite(parent, SWT.NONE);
    Look.group(3).margins(Look.SPACING, 1).applyTo(bar);
    rooms = fold(Shortcut.SHOW_ROOMS, () -> preferences.setShowRooms(!preferences.showRooms()));
    text = new Label(bar, SWT.CENTER);
    GridDataFactory.fillDefaults()
        .align(SWT.FILL, SWT.CENTER)
        .grab(true, false)
        .hint(100, SWT.DEFAULT)
        .applyTo(text);
    people = fold(Shortcut.SHOW_PEOPLE, () -> preferences.setShowPeople(!preferences.showPeople()));
  }

  Control control() {
    return bar;
  }

  void refresh() {
    rooms.setSelection(ui.preferences().showRooms());
    people.setSelection(ui.preferences().showPeople());
    text.setForeground(ui.palette().muted());
    String words = Look.literal(sentence());
    if (!text.getText().equals(words)) {
      text.setText(words);
    }
  }

  private String sentence() {
    String where = connection();
    return ui.preferences().doNotDisturb() ? ui.text("status.quiet", where) : where;
  }

  private String connection() {
    if (session.state() != Session.State.ONLINE) {
      return ui.text("status.offline");
    }
    return ui.text(
        session.isEncrypted() ? "status.online-encrypted" : "status.online",
        session.address(),
        Shown.line(session.name()));
  }

  private ToolItem fold(Shortcut shortcut, Runnable action) {
    ToolItem item = new ToolItem(new ToolBar(bar, SWT.FLAT), SWT.CHECK);
    item.setText(ui.text(shortcut.key()));
    item.setToolTipText(Shortcut.written(shortcut.accelerator()));
    item.addListener(SWT.Selection, e -> action.run());
    return item;
  }
}
