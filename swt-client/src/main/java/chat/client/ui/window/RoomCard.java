package chat.client.ui.window;

import chat.client.model.LobbyModel;
import chat.client.model.Shown;
import chat.client.ui.kit.Look;
import chat.client.ui.kit.Ui;
import chat.proto.RoomInfo;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;

/** What is told of a room before one joins it. */
final class RoomCard {
  private final LobbyModel lobby;
  private final Ui ui;
  private final Composite pane;
  private final Label name;
  private final Label topic;
  private final Label hint;

  RoomCard(Composite parent, LobbyModel lobby, Ui ui) {
    this.lobby = lobby;
    this.ui = ui;
    pane = new Composite(parent, SWT.NONE);
    Look.pane(1).spacing(0, Look.MARGIN).applyTo(pane);
    LocalResourceManager resources = ui.resourcesOf(pane);
    name = line(SWT.END);
    name.setFont(Look.heading(resources, name));
    topic = line(SWT.CENTER);
    hint = line(SWT.BEGINNING);
    hint.setText(ui.text("card.hint"));
    hint.setForeground(ui.palette().muted());
  }

  Control control() {
    return pane;
  }

  void show(String roomId) {
    name.setText(Look.literal(Shown.line(roomId)));
    String about = lobby.room(roomId).map(RoomInfo::getTopic).orElse("");
    topic.setText(Look.literal(Shown.line(about)));
    pane.layout();
  }

  /** Name above and hint below take up the free height, so that the topic is in the middle. */
  private Label line(int verticalAlignment) {
    Label label = new Label(pane, SWT.CENTER | SWT.WRAP);
    GridDataFactory.fillDefaults()
        .align(SWT.FILL, verticalAlignment)
        .grab(true, verticalAlignment != SWT.CENTER)
        .applyTo(label);
    return label;
  }
}
