package chat.client.ui;

import chat.client.model.Outgoing;
import chat.client.model.RoomModel;
import chat.client.model.Shown;
import java.util.List;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;

/** The texts that were not confirmed, each with why and what can be done. */
final class OutboxView {
  private static final int SHORT = 60;

  private final RoomModel model;
  private final Ui ui;
  private final Composite pane;
  private List<Outgoing> shown = List.of();

  OutboxView(Composite parent, RoomModel model, Ui ui) {
    this.model = model;
    this.ui = ui;
    pane = new Composite(parent, SWT.NONE);
    Look.group(3).applyTo(pane);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(pane);
    Look.show(pane, false);
  }

  void refresh() {
    if (shown.equals(model.outbox())) {
      return;
    }
    shown = model.outbox();
    for (Control row : pane.getChildren()) {
      row.dispose();
    }
    shown.forEach(this::row);
    Look.show(pane, !shown.isEmpty());
  }

  private void row(Outgoing outgoing) {
    boolean late = outgoing.state() == Outgoing.State.SLOW;
    Label label = new Label(pane, SWT.WRAP);
    label.setText(Look.literal(ui.text("outbox.row", shortened(outgoing.text()), why(outgoing))));
    label.setForeground(late ? ui.palette().muted() : ui.palette().problem());
    GridDataFactory.fillDefaults()
        .align(SWT.FILL, SWT.CENTER)
        .span(late ? 3 : 1, 1)
        .grab(true, false)
        .applyTo(label);
    if (!late) {
      button("outbox.take-back", () -> model.takeBack(outgoing.id()));
      button("outbox.discard", () -> model.discard(outgoing.id()));
    }
  }

  private String why(Outgoing outgoing) {
    return switch (outgoing.state()) {
      case SENDING, SLOW -> ui.text("outbox.slow");
      case UNCONFIRMED -> ui.text("outbox.unconfirmed");
      case REFUSED -> outgoing.problem().map(ui.sentences()::of).orElseThrow();
    };
  }

  private static String shortened(String text) {
    String line = text.strip().lines().findFirst().orElse("");
    boolean whole = line.equals(text.strip()) && line.codePointCount(0, line.length()) <= SHORT;
    int end =
        Math.min(
            line.length(),
            line.offsetByCodePoints(0, Math.min(SHORT, line.codePointCount(0, line.length()))));
    return Shown.line(whole ? line : line.substring(0, end) + "…");
  }

  private void button(String key, Runnable action) {
    Button button = new Button(pane, SWT.PUSH);
    button.setText(ui.text(key));
    button.addListener(SWT.Selection, e -> action.run());
  }
}
