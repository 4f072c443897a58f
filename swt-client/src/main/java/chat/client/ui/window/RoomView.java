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
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;

/** One room: what happened, who is here, and where one writes. */
public final class RoomView {
  private final Session session;
  private final RoomModel model;
  private final Ui ui;
  private final Composite pane;
  private final Label topic;
  private final TimelineView timeline;
  private final PeopleView people;
  private final Label problem;
  private final Label pace;
  private final Composer composer;

  public RoomView(Composite parent, Session session, RoomModel model, Ui ui) {
    this.session = session;
    this.model = model;
    this.ui = ui;
    pane = new Composite(parent, SWT.NONE);
    Look.pane(1).applyTo(pane);
    LocalResourceManager resources = ui.resourcesOf(pane);

    Composite head = new Composite(pane, SWT.NONE);
    Look.group(4).applyTo(head);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(head);
    Label name = new Label(head, SWT.NONE);
    name.setText(Look.literal(Shown.line(model.id())));
    name.setFont(Look.heading(resources, name));
    GridDataFactory.swtDefaults().applyTo(name);
    topic = new Label(head, SWT.NONE);
    GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).applyTo(topic);
    button(head, "room.clear", model::clear);
    button(head, "room.leave", () -> session.leave(model));

    SashForm body = new SashForm(pane, SWT.HORIZONTAL | SWT.SMOOTH);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(body);
    timeline = new TimelineView(body, model, ui, answers());
    people = new PeopleView(body, model, ui);
    body.setWeights(76, 24);
    body.setSashWidth(Look.SPACING);

    problem = Look.sentence(pane, 1);
    pace = Look.sentence(pane, 1);
    composer = new Composer(pane, model, ui, timeline::goToEnd);

    Runnable repaint = this::refresh;
    Runnable changed = () -> ui.dispatcher().repaint(repaint);
    List<Runnable> ends = List.of(model.listen(changed), ui.onThemeChange(changed));
    pane.addListener(SWT.Dispose, e -> ends.forEach(Runnable::run));
    refresh();
  }

  public RoomModel model() {
    return model;
  }

  public Control control() {
    return pane;
  }

  public TimelineView timeline() {
    return timeline;
  }

  public void setFocus() {
    composer.setFocus();
  }

  /** Whether the person has this page before their eyes. */
  public void setWatched(boolean watched) {
    model.setWatched(watched);
  }

  private Answers answers() {
    return new Answers() {
      @Override
      public void quote(String said) {
        composer.quote(said);
      }

      @Override
      public void mention(String name) {
        composer.insert(ui.text("room.mention", name));
      }
    };
  }

  private void refresh() {
    if (pane.isDisposed()) {
      return;
    }
    topic.setText(Look.literal(Shown.line(model.topic())));
    topic.setForeground(ui.palette().muted());
    timeline.refresh();
    people.refresh();
    composer.refresh();
    problem.setForeground(ui.palette().problem());
    Look.say(problem, trouble());
    pace.setForeground(ui.palette().muted());
    Look.say(pace, model.isSlowedDown() ? ui.text("room.slow-down") : "");
  }

  /** While the whole connection is gone the status bar says so. */
  private String trouble() {
    return session.state() == Session.State.ONLINE
        ? model.problem().map(ui.sentences()::of).orElse("")
        : "";
  }

  private void button(Composite parent, String key, Runnable action) {
    Button button = new Button(parent, SWT.PUSH);
    button.setText(ui.text(key));
    button.addListener(SWT.Selection, e -> action.run());
  }
}
