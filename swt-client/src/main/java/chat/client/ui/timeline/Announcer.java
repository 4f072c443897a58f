package chat.client.ui.timeline;

import chat.client.model.Entry;
import chat.client.model.RoomModel;
import chat.client.ui.kit.Ui;
import java.util.List;
import java.util.OptionalLong;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.Accessible;
import org.eclipse.swt.accessibility.AccessibleAttributeAdapter;
import org.eclipse.swt.accessibility.AccessibleAttributeEvent;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.widgets.Composite;

/**
 * Says what others write in the room before the person's eyes to a screen reader, when it has
 * nothing else to say: a live region that nobody sees.
 */
final class Announcer {
  /** Of more at once only the number is said. */
  private static final int MOST = 3;

  private final RoomModel model;
  private final Ui ui;
  private final Wording words;
  private final Accessible region;
  private OptionalLong last = OptionalLong.empty();
  private String said = "";

  Announcer(Composite parent, RoomModel model, Ui ui, Wording words) {
    this.model = model;
    this.ui = ui;
    this.words = words;
    region = Unseen.in(parent).getAccessible();
    region.addAccessibleControlListener(new Words());
    region.addAccessibleAttributeListener(new Politeness());
  }

  /**
   * @param entries what is loaded now; what was there the first time is not new
   */
  void refresh(List<Entry> entries) {
    long newest = newest(entries);
    if (model.isWatched() && last.isPresent() && newest > last.getAsLong()) {
      say(
          entries.stream()
              .filter(entry -> entry.seq() > last.getAsLong() && !entry.isMine())
              .toList());
    }
    last = OptionalLong.of(Math.max(newest, last.orElse(0)));
  }

  private static long newest(List<Entry> entries) {
    for (int i = entries.size() - 1; i >= 0; i--) {
      if (entries.get(i).seq() > 0) {
        return entries.get(i).seq();
      }
    }
    return 0;
  }

  private void say(List<Entry> heard) {
    if (heard.isEmpty()) {
      return;
    }
    said =
        heard.size() > MOST
            ? ui.text("timeline.heard", heard.size())
            : String.join("\n", heard.stream().map(words::line).toList());
    region.textChanged(ACC.TEXT_INSERT, 0, said.length());
  }

  private final class Words extends AccessibleControlAdapter {
    @Override
    public void getRole(AccessibleControlEvent event) {
      event.detail = ACC.ROLE_STATUSBAR;
    }

    @Override
    public void getValue(AccessibleControlEvent event) {
      event.result = said;
    }
  }

  private static final class Politeness extends AccessibleAttributeAdapter {
    @Override
    public void getAttributes(AccessibleAttributeEvent event) {
      event.attributes = new String[] {"live", "polite", "container-live", "polite"};
    }
  }
}
