package chat.client.ui.attention;

import chat.client.model.attention.Waiting;
import chat.client.ui.kit.Ui;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Tray;
import org.eclipse.swt.widgets.TrayItem;

/** The program's icon in the tray, where the desktop has one. */
final class TrayIcon {
  private final Ui ui;
  private final LocalResourceManager resources;
  private final TrayItem item;
  private Menu menu;

  /**
   * @param onChosen is called for a click on the icon
   */
  TrayIcon(Tray tray, Ui ui, Runnable onChosen) {
    this.ui = ui;
    resources = new LocalResourceManager(JFaceResources.getResources(ui.display()));
    item = new TrayItem(tray, SWT.NONE);
    item.addListener(SWT.Selection, e -> onChosen.run());
    item.addListener(SWT.MenuDetect, e -> menu.setVisible(true));
    show(Waiting.NOTHING, false, ui.text("attention.program"));
  }

  TrayItem item() {
    return item;
  }

  /**
   * @param window what is shown and hidden; the menu goes with it
   */
  void setWindow(Shell window, Runnable onChosen, Runnable onQuit) {
    menu = new Menu(window, SWT.POP_UP);
    MenuItem show = entry(SWT.PUSH, onChosen);
    MenuItem quiet = entry(SWT.CHECK, this::toggleQuiet);
    new MenuItem(menu, SWT.SEPARATOR);
    MenuItem quit = entry(SWT.PUSH, onQuit);
    menu.addListener(
        SWT.Show,
        e -> {
          show.setText(ui.text(window.isVisible() ? "attention.hide" : "attention.show"));
          quiet.setText(ui.text("attention.quiet"));
          quiet.setSelection(ui.preferences().doNotDisturb());
          quit.setText(ui.text("attention.quit"));
        });
  }

  void show(Waiting waiting, boolean online, String hint) {
    item.setImage(resources.create(new TrayImage(waiting, online)));
    item.setToolTipText(hint);
  }

  void dispose() {
    item.dispose();
    resources.dispose();
  }

  private void toggleQuiet() {
    ui.preferences().setDoNotDisturb(!ui.preferences().doNotDisturb());
  }

  private MenuItem entry(int style, Runnable action) {
    MenuItem entry = new MenuItem(menu, style);
    entry.addListener(SWT.Selection, e -> action.run());
    return entry;
  }
}
