package chat.client.ui.timeline;

import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Event;

/** Opens the links in a conversation with the desktop's programs. */
final class Links {
  private final StyledText text;
  private Optional<Link> pressed = Optional.empty();

  Links(StyledText text) {
    this.text = text;
    text.addListener(SWT.MouseMove, this::point);
    text.addListener(SWT.MouseDown, e -> pressed = e.button == 1 ? at(e) : Optional.empty());
    text.addListener(SWT.MouseUp, this::released);
  }

  static void open(Link link) {
    Program.launch(link.target());
  }

  /** The link at a point of the widget. */
  Optional<Link> at(Point point) {
    int offset = text.getOffsetAtPoint(point);
    StyleRange style = offset < 0 ? null : text.getStyleRangeAtOffset(offset);
    return style != null && style.data instanceof Link link ? Optional.of(link) : Optional.empty();
  }

  private Optional<Link> at(Event mouse) {
    return at(new Point(mouse.x, mouse.y));
  }

  private void point(Event mouse) {
    text.setCursor(
        at(mouse).isPresent() ? text.getDisplay().getSystemCursor(SWT.CURSOR_HAND) : null);
  }

  /** Who drags wants to select, not to open. */
  private void released(Event mouse) {
    if (text.getSelectionCount() == 0 && pressed.isPresent() && pressed.equals(at(mouse))) {
      open(pressed.get());
    }
    pressed = Optional.empty();
  }
}
