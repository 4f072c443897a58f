package chat.client.ui.kit;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.MultiStatus;
import org.eclipse.core.runtime.Status;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a person that the program has a bug. What a person or the network does wrong never gets
 * here: the models keep it as a problem, which the views put into words.
 */
public final class BugReport {
  private static final Logger log = LoggerFactory.getLogger(BugReport.class);
  private static final String PLUGIN = "grpc-chat-client";

  private final Ui ui;
  private boolean open;

  public BugReport(Ui ui) {
    this.ui = ui;
  }

  /** One dialog at a time: a bug in painting comes back at once and would bury the desktop. */
  public void show(Throwable bug) {
    log.error("A bug", bug);
    if (open || ui.display().isDisposed()) {
      return;
    }
    open = true;
    try {
      new BugDialog(ui, status(bug)).open();
    } finally {
      open = false;
    }
  }

  /** The dialog shows each child as a line of its details. */
  private IStatus status(Throwable bug) {
    StringWriter trace = new StringWriter();
    bug.printStackTrace(new PrintWriter(trace));
    IStatus[] lines =
        trace
            .toString()
            .lines()
            .map(line -> new Status(IStatus.ERROR, PLUGIN, line))
            .toArray(IStatus[]::new);
    return new MultiStatus(
        PLUGIN, IStatus.ERROR, lines, ui.text("bug.sentence") + "\n\n" + bug, bug);
  }
}
