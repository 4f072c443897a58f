package chat.client.ui.timeline;

import chat.client.model.Entry;
import chat.client.model.Outgoing;
import chat.client.ui.kit.Ui;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Event;

/** Explains the state of an own text while the pointer is above it. */
final class Hints {
  private final StyledText text;
  private final PieceList pieces;
  private final Ui ui;

  Hints(StyledText text, PieceList pieces, Ui ui) {
    this.text = text;
    this.pieces = pieces;
    this.ui = ui;
  }

  void listen() {
    text.addListener(SWT.MouseMove, this::explain);
  }

  private void explain(Event mouse) {
    int offset = text.getOffsetAtPoint(new Point(mouse.x, mouse.y));
    String hint = offset < 0 ? null : at(offset).flatMap(this::hint).orElse(null);
    if (!Objects.equals(hint, text.getToolTipText())) {
      text.setToolTipText(hint);
    }
  }

  private Optional<Entry> at(int offset) {
    return pieces.piece(pieces.indexAt(offset)).entry();
  }

  private Optional<String> hint(Entry entry) {
    return entry.outgoing().map(Outgoing::state).flatMap(this::hint);
  }

  private Optional<String> hint(Outgoing.State state) {
    return switch (state) {
      case WAITING -> Optional.of(ui.text("outgoing.waiting-hint"));
      case SENDING -> Optional.of(ui.text("outgoing.sending-hint"));
      case FAILED -> Optional.of(ui.text("outgoing.failed-hint"));
      case STORED -> Optional.empty();
    };
  }
}
