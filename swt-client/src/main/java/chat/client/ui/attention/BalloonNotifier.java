package chat.client.ui.attention;

import chat.client.model.attention.Notice;
import chat.client.model.attention.Notifier;
import chat.client.ui.kit.Ui;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.ToolTip;
import org.eclipse.swt.widgets.TrayItem;

/** Notices as a balloon at the tray's icon, one at a time; none where there is no tray. */
final class BalloonNotifier implements Notifier {
  private final TrayItem item;
  private final ToolTip balloon;
  private final Ui ui;
  private Optional<String> shown = Optional.empty();

  /**
   * @param window what the balloon goes with
   * @param onChosen is told the room whose notice was clicked
   */
  BalloonNotifier(TrayItem item, Shell window, Ui ui, Consumer<String> onChosen) {
    this.item = item;
    this.ui = ui;
    balloon = new ToolTip(window, SWT.BALLOON | SWT.ICON_INFORMATION);
    balloon.addListener(SWT.Selection, e -> shown.ifPresent(onChosen));
  }

  @Override
  public void show(Notice notice) {
    if (balloon.isDisposed() || !TrayPlace.isThere(ui.display())) {
      return;
    }
    NoticeText text = NoticeText.of(notice, ui);
    shown = Optional.of(notice.roomId());
    item.setToolTip(balloon);
    balloon.setText(text.summary());
    balloon.setMessage(text.body());
    balloon.setVisible(true);
  }

  @Override
  public void withdraw(String roomId) {
    if (shown.filter(roomId::equals).isPresent() && !balloon.isDisposed()) {
      shown = Optional.empty();
      balloon.setVisible(false);
    }
  }
}
