package chat.client.ui.kit;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.jface.resource.ResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;

/** Spacing and fonts, the same in all windows. */
public final class Look {
  /** Between the edge of a window or pane and what is in it, in pixels before scaling. */
  public static final int MARGIN = 12;

  public static final int SPACING = 6;

  private static final int HEAD = 36;

  private Look() {}

  /** A pane with the usual margins. */
  public static GridLayoutFactory pane(int columns) {
    return GridLayoutFactory.fillDefaults()
        .numColumns(columns)
        .margins(MARGIN, MARGIN)
        .spacing(SPACING, SPACING);
  }

  /** A group of controls within a pane. */
  public static GridLayoutFactory group(int columns) {
    return GridLayoutFactory.fillDefaults().numColumns(columns).spacing(SPACING, SPACING);
  }

  public static Font bold(ResourceManager resources, Control control) {
    return resources.create(FontDescriptor.createFrom(control.getFont()).setStyle(SWT.BOLD));
  }

  public static Font italic(ResourceManager resources, Control control) {
    return resources.create(FontDescriptor.createFrom(control.getFont()).setStyle(SWT.ITALIC));
  }

  public static Font heading(ResourceManager resources, Control control) {
    return resources.create(
        FontDescriptor.createFrom(control.getFont()).setStyle(SWT.BOLD).increaseHeight(2));
  }

  /** A line over {@code columns} that wraps, and takes no room while it is empty. */
  public static Label sentence(Composite parent, int columns) {
    Label label = new Label(parent, SWT.WRAP);
    GridDataFactory.fillDefaults().span(columns, 1).grab(true, false).applyTo(label);
    show(label, false);
    return label;
  }

  /** Puts a text into a {@link #sentence}. */
  public static void say(Label sentence, String text) {
    String literal = literal(text);
    if (!sentence.getText().equals(literal)) {
      sentence.setText(literal);
      show(sentence, !text.isEmpty());
    }
  }

  /** A control that is not shown takes no room. */
  public static void show(Control control, boolean visible) {
    ((GridData) control.getLayoutData()).exclude = !visible;
    control.setVisible(visible);
    control.requestLayout();
  }

  /** In labels, buttons and menus an ampersand marks a key unless it is doubled. */
  public static String literal(String text) {
    return text.replace("&", "&&");
  }

  /** Lays out what stands above a pane, as high as above the panes beside it. */
  public static void head(Control control) {
    int height = control.computeSize(SWT.DEFAULT, SWT.DEFAULT).y;
    int above = Math.max(0, HEAD - height) / 2;
    GridDataFactory.fillDefaults()
        .grab(true, false)
        .indent(0, above)
        .hint(SWT.DEFAULT, Math.max(HEAD, height) - above)
        .applyTo(control);
  }

  /** Puts a window over the middle of that to which it belongs. */
  public static void centre(Shell shell) {
    Rectangle around = shell.getParent().getBounds();
    Point size = shell.getSize();
    shell.setLocation(
        around.x + (around.width - size.x) / 2, around.y + (around.height - size.y) / 2);
  }

  /** A label without the mark of the key that chooses it. */
  public static String withoutMnemonic(String label) {
    return label.replaceFirst("\\(&\\w\\)", "").replace("&", "");
  }
}
