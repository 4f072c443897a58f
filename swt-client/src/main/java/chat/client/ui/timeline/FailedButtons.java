package chat.client.ui.timeline;

import chat.client.model.Entry;
import chat.client.model.Outgoing;
import chat.client.model.RoomModel;
import chat.client.model.Shown;
import chat.client.ui.kit.Look;
import chat.client.ui.kit.Ui;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.PaintObjectEvent;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.GlyphMetrics;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;

/**
 * The buttons beside failed texts: real ones within the conversation, for mouse, keyboard and
 * screen reader.
 */
final class FailedButtons {
  private final StyledText text;
  private final RoomModel model;
  private final Ui ui;
  private final Map<String, Composite> bars = new HashMap<>();

  FailedButtons(StyledText text, RoomModel model, Ui ui) {
    this.text = text;
    this.model = model;
    this.ui = ui;
    text.addPaintObjectListener(this::place);
  }

  /** The room in a line that each pair of buttons needs. */
  GlyphMetrics metrics() {
    Composite sample = bar("", "");
    Point size = sample.computeSize(SWT.DEFAULT, SWT.DEFAULT);
    sample.dispose();
    int descent = size.y / 3;
    return new GlyphMetrics(size.y - descent, descent, size.x);
  }

  /** Makes all buttons anew, as the colours have changed. */
  void restart() {
    bars.values().forEach(Composite::dispose);
    bars.clear();
  }

  /** Has buttons for these texts and no others. */
  void show(List<Entry> entries) {
    Map<String, Outgoing> failed =
        entries.stream()
            .flatMap(entry -> entry.outgoing().stream())
            .filter(outgoing -> outgoing.state() == Outgoing.State.FAILED)
            .collect(Collectors.toMap(Outgoing::id, outgoing -> outgoing));
    List.copyOf(bars.keySet()).stream()
        .filter(id -> !failed.containsKey(id))
        .forEach(id -> bars.remove(id).dispose());
    failed.forEach((id, outgoing) -> bars.computeIfAbsent(id, i -> bar(i, outgoing.text())));
    // Until they are painted where they belong.
    bars.values().forEach(bar -> bar.setVisible(false));
  }

  private Composite bar(String id, String said) {
    Composite bar = new Composite(text, SWT.NONE);
    GridLayoutFactory.fillDefaults().numColumns(2).spacing(Look.SPACING, 0).applyTo(bar);
    bar.setBackground(ui.palette().ownBackground());
    button(bar, id, "outgoing.send-again", said, model::sendAgain);
    button(bar, id, "outgoing.discard", said, model::discard);
    bar.setSize(bar.computeSize(SWT.DEFAULT, SWT.DEFAULT));
    return bar;
  }

  private void button(Composite bar, String id, String key, String said, Consumer<String> action) {
    Button button = new Button(bar, SWT.PUSH);
    button.setText(ui.text(key));
    button.setToolTipText(Shown.line(said));
    button.addListener(SWT.Selection, e -> action.accept(id));
  }

  private void place(PaintObjectEvent event) {
    Composite bar = bars.get(event.style.data);
    if (bar != null) {
      GlyphMetrics metrics = event.style.metrics;
      bar.setLocation(event.x, event.y + event.ascent - metrics.ascent);
      bar.setVisible(true);
    }
  }
}
