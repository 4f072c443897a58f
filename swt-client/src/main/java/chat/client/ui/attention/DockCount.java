package chat.client.ui.attention;

import org.eclipse.swt.widgets.TaskItem;

/** The number on the program's picture in the dock of macOS. */
final class DockCount implements TaskbarCount {
  private final TaskItem program;

  DockCount(TaskItem program) {
    this.program = program;
  }

  @Override
  public void show(int number) {
    program.setOverlayText(number == 0 ? "" : String.valueOf(number));
  }
}
