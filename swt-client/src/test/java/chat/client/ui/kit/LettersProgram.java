package chat.client.ui.kit;

import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;

/** Letters as they are where there is no GTK; ends with 0 if they grow. */
public final class LettersProgram {
  private LettersProgram() {}

  /**
   * @param arguments none
   */
  public static void main(String[] arguments) throws Desktop.MissingException {
    Display display = Desktop.open("grpc-chat-client");
    Letters letters = new Letters(display, Optional.empty());
    int before = heightOfALabel(display);
    letters.setPercent(200);
    int after = heightOfALabel(display);
    if (after < 1.8 * before) {
      throw new AssertionError("%d instead of twice %d".formatted(after, before));
    }
    System.exit(0);
  }

  private static int heightOfALabel(Display display) {
    Shell shell = new Shell(display);
    shell.setLayout(new FillLayout());
    Label label = new Label(shell, SWT.NONE);
    label.setText("Ågy");
    shell.pack();
    int height = label.getSize().y;
    shell.dispose();
    return height;
  }
}
