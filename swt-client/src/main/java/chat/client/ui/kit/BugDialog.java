package chat.client.ui.kit;

import org.eclipse.core.runtime.IStatus;
import org.eclipse.jface.dialogs.ErrorDialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.swt.widgets.Composite;

/** What happened, and at a click the details; JFace's own, with our texts: it has no Chinese. */
final class BugDialog extends ErrorDialog {
  private final Ui ui;

  /**
   * @param bug its message is shown at once, its children are the details
   */
  BugDialog(Ui ui, IStatus bug) {
    super(
        ui.display().getActiveShell(), ui.text("bug.title"), bug.getMessage(), bug, IStatus.ERROR);
    this.ui = ui;
    message = bug.getMessage();
  }

  @Override
  protected void createButtonsForButtonBar(Composite parent) {
    super.createButtonsForButtonBar(parent);
    label();
  }

  @Override
  protected void buttonPressed(int id) {
    super.buttonPressed(id);
    if (id == IDialogConstants.DETAILS_ID) {
      label();
    }
  }

  /** Also after each click, with which JFace changes the text of the button. */
  private void label() {
    getButton(IDialogConstants.OK_ID).setText(ui.text("bug.ok"));
    getButton(IDialogConstants.DETAILS_ID).setText(ui.text("bug.details"));
  }
}
