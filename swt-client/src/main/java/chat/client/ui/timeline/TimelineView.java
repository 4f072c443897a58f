package chat.client.ui.timeline;

import chat.client.model.Earlier;
import chat.client.model.Entry;
import chat.client.model.Excerpt;
import chat.client.model.Excerpt.Part;
import chat.client.model.Mentions;
import chat.client.model.RoomModel;
import chat.client.model.Search;
import chat.client.ui.kit.Access;
import chat.client.ui.kit.Look;
import chat.client.ui.kit.Palette;
import chat.client.ui.kit.ScrollKeys;
import chat.client.ui.kit.Ui;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.layout.FormAttachment;
import org.eclipse.swt.layout.FormData;
import org.eclipse.swt.layout.FormLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;

/**
 * What happened in the room. It follows the end only while the reader is there, and what a reader
 * further up reads stays where it is, whatever comes before or after it. It holds no more than an
 * excerpt, and nothing new while it is not before anybody’s eyes.
 */
public final class TimelineView {
  /** So near to the first or last entry of the excerpt it is moved. */
  private static final int NEAR = 10;

  private final RoomModel model;
  private final Ui ui;
  private final ZoneId zone = ZoneId.systemDefault();
  private final Wording words;
  private final Mentions self;
  private final StyledText text;
  private final Font code;
  private final FailedButtons buttons;
  private final PieceList pieces;
  private final CurrentMessage current;
  private final Composite pane;
  private final Search search = new Search();
  private final LatestButton latest;
  private final Announcer announcer;
  private final Excerpt excerpt = new Excerpt();
  private final Runnable repaint = this::refresh;
  private Optional<FindBar> findBar = Optional.empty();
  private Part part = new Part(List.of(), false, false);

  /**
   * As of the last painting, or of the reader's own scrolling since: what counts is what the reader
   * saw and wants to see, not what has come or changed size meanwhile.
   */
  private boolean readerAtEnd = true;

  private boolean stale = true;
  private OptionalLong unreadShown = OptionalLong.empty();
  private OptionalLong unreadSeen = OptionalLong.empty();

  public TimelineView(Composite parent, RoomModel model, Ui ui, Answers answers) {
    this.model = model;
    this.ui = ui;
    words = new Wording(ui, zone);
    self = new Mentions(model.self());
    pane = new Composite(parent, SWT.NONE);
    GridLayoutFactory.fillDefaults().spacing(0, Look.SPACING).applyTo(pane);
    Composite stage = new Composite(pane, SWT.NONE);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(stage);
    stage.setLayout(new FormLayout());
    text = new StyledText(stage, SWT.BORDER | SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL);
    text.setLayoutData(everywhere());
    text.setMargins(Look.SPACING, Look.SPACING, Look.SPACING, Look.SPACING);
    text.setIndent(Look.SPACING);
    text.setWrapIndent(Look.SPACING);
    text.setLineSpacing(2);
    text.setCaret(null);
    code =
        ui.resourcesOf(text)
            .create(
                FontDescriptor.createFrom(
                    "Monospace", text.getFont().getFontData()[0].getHeight(), SWT.NORMAL));
    ScrollKeys.applyTo(text, this::noteWhereReaderIs);
    Access.named(text, ui.text("room.timeline"));
    latest = new LatestButton(stage, model, ui, this::goToEnd);
    announcer = new Announcer(pane, model, ui, words);
    buttons = new FailedButtons(text, model, ui);
    pieces = new PieceList(text, style());
    current = new CurrentMessage(text, pieces, new MessageItems(pane, text, pieces, ui));
    CopyText copies = new CopyText(text, pieces);
    new TimelineMenu(text, pieces, current, copies, new Links(text), answers, ui);
    listen();
  }

  private static FormData everywhere() {
    FormData all = new FormData();
    all.left = new FormAttachment(0);
    all.right = new FormAttachment(100);
    all.top = new FormAttachment(0);
    all.bottom = new FormAttachment(100);
    return all;
  }

  private void listen() {
    text.addListener(SWT.Paint, e -> painted());
    text.addListener(SWT.Resize, e -> follow());
    text.getVerticalBar().addListener(SWT.Selection, e -> noteWhereReaderIs());
    text.addListener(SWT.MouseWheel, e -> askedFor(e.count > 0));
    text.addListener(SWT.KeyDown, e -> askedFor(isUpwards(e)));
    text.addListener(SWT.KeyDown, e -> findBar.ifPresent(bar -> bar.pressed(e)));
    new Hints(text, pieces, ui).listen();
  }

  /**
   * Shows what there is now, or notes that it is to be shown as soon as somebody looks. Never with
   * redrawing turned off: on GTK a key that is pressed while the pointer is above would be lost.
   */
  public void refresh() {
    stale = !text.isDisposed() && !text.isVisible();
    if (stale || text.isDisposed()) {
      return;
    }
    List<Entry> entries = model.entries();
    unreadShown = model.unreadFrom();
    part = excerptOf(entries);
    if (!pieces.style().palette().equals(ui.palette())) {
      buttons.restart();
      pieces.restyle(style());
    }
    if (pieces.show(toPieces(), !readerAtEnd)) {
      buttons.show(part.entries());
    }
    follow();
    announcer.refresh(entries);
    findBar.ifPresent(FindBar::refresh);
    latest.refresh(readerAtEnd);
  }

  /** From now on, whatever the reader is at: who says something wants to see it. */
  public void goToEnd() {
    readerAtEnd = true;
    refresh();
  }

  /** Lets the reader search the conversation. */
  public void find() {
    if (findBar.isEmpty()) {
      findBar = Optional.of(new FindBar(pane, model, search, ui, this::found, this::searched));
    }
    findBar.get().setFocus();
  }

  /** Asks for a file, and saves what is known of the conversation in it. */
  public void saveLog() {
    new LogDialog(text.getShell(), model, ui, zone, words).open();
  }

  private PieceStyle style() {
    Palette palette = ui.palette();
    Tints tints = new Tints(palette, text.getBackground().getRGB());
    return new PieceStyle(ui, words, palette, tints, code, buttons.metrics(), self, search.words());
  }

  /** Who has missed something begins to read there, not at the end. */
  private Part excerptOf(List<Entry> entries) {
    excerpt.setFollowing(readerAtEnd);
    if (readerAtEnd && unreadShown.isPresent() && !unreadShown.equals(unreadSeen)) {
      long first = unreadShown.getAsLong();
      entries.stream().filter(each -> each.seq() == first).findFirst().ifPresent(excerpt::goTo);
    }
    return excerpt.of(entries);
  }

  private List<Piece> toPieces() {
    List<Piece> all = new ArrayList<>();
    if (!part.hasBefore()) {
      all.add(Piece.note(earlier()));
    }
    all.addAll(Piece.of(part.entries(), unreadShown, zone));
    if (!part.hasAfter() && model.hasLater()) {
      all.add(Piece.note(ui.text("timeline.later")));
    }
    return all;
  }

  private String earlier() {
    return switch (model.earlier()) {
      case MORE -> ui.text("timeline.more");
      case LOADING -> ui.text("timeline.loading");
      case NONE -> ui.text("timeline.beginning");
      case KEPT_NO_MORE -> ui.text("timeline.kept-no-more");
      case UNAVAILABLE -> ui.text("timeline.unavailable");
      case CLEARED -> ui.text("timeline.cleared");
    };
  }

  private void follow() {
    if (!readerAtEnd) {
      return;
    }
    Optional<Integer> unread =
        unreadShown.equals(unreadSeen) ? Optional.empty() : pieces.lineOfUnread();
    if (unread.isPresent()) {
      text.setTopIndex(unread.get());
    } else {
      // Not by pixel: that would lay out everything above the end each time the width changes.
      text.setTopIndex(text.getLineCount() - 1);
      bringCaretAlong();
    }
  }

  /**
   * Nobody sees the caret, but the widget lays out everything between it and what is shown, each
   * time the width changes.
   */
  private void bringCaretAlong() {
    boolean above = text.getLineAtOffset(text.getCaretOffset()) < text.getTopIndex();
    if (above && text.getSelectionCount() == 0) {
      text.setCaretOffset(text.getCharCount());
    }
  }

  private void noteWhereReaderIs() {
    readerAtEnd = isAtEnd() && !part.hasAfter() && !model.hasLater();
  }

  private void painted() {
    if (stale) {
      ui.dispatcher().repaint(repaint);
      return;
    }
    noteWhereReaderIs();
    model.setFollowing(readerAtEnd);
    unreadSeen = unreadShown;
    if (isNearStart()) {
      goBack();
    }
    if (isNearEnd()) {
      goForth();
    }
    if (latest.isWrong(readerAtEnd)) {
      ui.dispatcher().repaint(repaint);
    }
  }

  private void goBack() {
    if (part.hasBefore()) {
      excerpt.back();
      ui.dispatcher().repaint(repaint);
    } else if (model.earlier() == Earlier.MORE) {
      model.loadEarlier();
    }
  }

  private void goForth() {
    if (part.hasAfter()) {
      excerpt.forth();
      ui.dispatcher().repaint(repaint);
    } else if (model.hasLater() && isAtEnd()) {
      model.loadLater();
    }
  }

  /** What does not come by itself comes when the reader wants to get further up. */
  private void askedFor(boolean upwards) {
    boolean waits = model.earlier() == Earlier.UNAVAILABLE || model.earlier() == Earlier.CLEARED;
    if (upwards && waits && !part.hasBefore() && isNearStart()) {
      model.loadEarlier();
    }
  }

  private static boolean isUpwards(Event key) {
    return key.keyCode == SWT.ARROW_UP || key.keyCode == SWT.PAGE_UP || key.keyCode == SWT.HOME;
  }

  private void found() {
    search.hit().ifPresent(this::goTo);
    pieces.restyle(style());
    refresh();
    search.hit().ifPresent(current::goTo);
  }

  private void goTo(Entry entry) {
    readerAtEnd = false;
    excerpt.goTo(entry);
  }

  private void searched() {
    findBar = Optional.empty();
    pieces.restyle(style());
    refresh();
    text.setFocus();
  }

  private boolean isNearStart() {
    return pieces.indexAt(text.getOffsetAtLine(text.getTopIndex())) < NEAR;
  }

  private boolean isNearEnd() {
    int bottom = text.getLineIndex(text.getClientArea().height);
    return pieces.indexAt(text.getOffsetAtLine(bottom)) >= pieces.size() - NEAR;
  }

  private boolean isAtEnd() {
    int last = text.getLineCount() - 1;
    int bottom = text.getLinePixel(last) + text.getLineHeight(text.getOffsetAtLine(last));
    return bottom <= text.getClientArea().height;
  }
}
