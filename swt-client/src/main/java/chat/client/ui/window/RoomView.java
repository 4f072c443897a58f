package chat.client.ui.window;

import chat.client.model.RoomModel;
import chat.client.model.Session;
import chat.client.model.Shown;
import chat.client.ui.composer.Composer;
import chat.client.ui.kit.Look;
import chat.client.ui.kit.Ui;
import chat.client.ui.timeline.Answers;
import chat.client.ui.timeline.TimelineView;
import java.util.List;
import java.util.Optional;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;

/** One room: what happened, and where one writes. */
public final class RoomView {
  private final RoomModel model;
  private final Ui ui;
  private final Composite pane;
  private final Label topic;
  private final Composite conversation;
  private final TimelineView timeline;
  private final Label pace;
  private final Composer composer;

  public RoomView(Composite parent, Session session, RoomModel model, Ui ui) {
    this.model = model;
    this.ui = ui;
    pane = new Composite(parent, SWT.NONE);
    Look.pane(1).margins(Look.SPACING, Look.SPACING).applyTo(pane);
    Composite head = new Composite(pane, SWT.NONE);
    Look.group(3).applyTo(head);
    Label name = new Label(head, SWT.NONE);
    name.setText(Look.literal(Shown.line(model.id())));
    name.setFont(Look.heading(ui.resourcesOf(name), name));
    topic = new Label(head, SWT.NONE);
    GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).applyTo(topic);
    addMenu(head, session);
    Look.head(head);

    conversation = new Composite(pane, SWT.NONE);
    conversation.setLayout(new FillLayout());
    GridDataFactory.fillDefaults().grab(true, true).applyTo(conversation);
    timeline = new TimelineView(conversation, model, ui, answers());
    pace = Look.sentence(pane, 1);
    composer = new Composer(pane, session, model, ui, timeline::goToEnd);

    Runnable repaint = this::refresh;
    Runnable changed = () -> ui.dispatcher().repaint(repaint);
    List<Runnable> ends = List.of(model.listen(changed), ui.onThemeChange(changed));
    pane.addListener(SWT.Dispose, e -> ends.forEach(Runnable::run));
    refresh();
  }

  public Control control() {
    return pane;
  }

  public void setFocus() {
    composer.setFocus();
  }

  public TimelineView timeline() {
    return timeline;
  }

  Composer composer() {
    return composer;
  }

  /** Where the keys scroll the conversation. */
  FocusRing.Stop conversation() {
    return new FocusRing.Stop(conversation, conversation::setFocus);
  }

  private Answers answers() {
    return new Answers() {
      @Override
      public void quote(String said) {
        composer.quote(said);
      }

      @Override
      public void mention(String name) {
        address(name);
      }
    };
  }

  /** Begins to say something to somebody. */
  void address(String name) {
    composer.insert(ui.text("people.address", name));
  }

  private void refresh() {
    if (pane.isDisposed()) {
      return;
    }
    topic.setText(Look.literal(Shown.line(model.topic())));
    topic.setForeground(ui.palette().muted());
    topic.setToolTipText(Shown.line(model.topic()));
    timeline.refresh();
    composer.refresh();
    pace.setForeground(ui.palette().muted());
    Look.say(pace, model.isSlowedDown() ? ui.text("room.slow-down") : "");
  }

  private void addMenu(Composite head, Session session) {
    ToolBar bar = new ToolBar(head, SWT.FLAT);
    ToolItem item = new ToolItem(bar, SWT.PUSH);
    item.setText(ui.text("room.menu"));
    Menu menu = new RoomMenu(session, ui).of(bar, () -> Optional.of(model));
    item.addListener(SWT.Selection, e -> menu.setVisible(true));
  }
}
