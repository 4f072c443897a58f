package chat.client.ui.timeline;

import chat.client.model.Entry;
import chat.client.ui.timeline.Block.Place;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Event;

/**
 * Copies what one would paste into a letter: of one message only its text, of several a line with
 * name and time for each.
 */
final class CopyText {
  private record Part(Entry entry, String words) {}

  private final StyledText text;
  private final PieceList pieces;

  CopyText(StyledText text, PieceList pieces) {
    this.text = text;
    this.pieces = pieces;
    text.setKeyBinding('C' | SWT.MOD1, SWT.NULL);
    text.setKeyBinding(SWT.INSERT | SWT.MOD1, SWT.NULL);
    text.addListener(SWT.KeyDown, this::pressed);
  }

  void selection() {
    String words = selected();
    if (!words.isEmpty()) {
      copy(words);
    }
  }

  void message(Entry entry) {
    copy(entry.isSaid() ? plain(entry.marked().text()) : pieces.style().words().line(entry));
  }

  void copy(String words) {
    Clipboard clipboard = new Clipboard(text.getDisplay());
    clipboard.setContents(new Object[] {words}, new Transfer[] {TextTransfer.getInstance()});
    clipboard.dispose();
  }

  /** What is selected, as it is copied. */
  String selected() {
    Point selection = text.getSelection();
    List<Part> parts = new ArrayList<>();
    for (int i = pieces.indexAt(selection.x); i < pieces.size(); i++) {
      Place place = pieces.place(i);
      if (place.start() >= selection.y) {
        break;
      }
      int start = Math.max(selection.x, place.bodyStart());
      int end = Math.min(selection.y, place.bodyEnd());
      if (start < end) {
        String words = plain(text.getTextRange(start, end - start));
        pieces.piece(i).entry().ifPresent(entry -> parts.add(new Part(entry, words)));
      }
    }
    if (parts.isEmpty()) {
      return plain(text.getSelectionText());
    }
    return parts.size() == 1
        ? parts.get(0).words()
        : String.join("\n", parts.stream().map(this::line).toList());
  }

  private String line(Part part) {
    Wording words = pieces.style().words();
    return plain(
        part.entry().isSaid() ? words.line(part.entry(), part.words()) : words.line(part.entry()));
  }

  private void pressed(Event key) {
    boolean copies = key.keyCode == 'c' || key.keyCode == SWT.INSERT;
    if (copies && key.stateMask == SWT.MOD1) {
      selection();
    }
  }

  /** Without what only serves to show it. */
  private static String plain(String shown) {
    return shown.replaceAll("[\u2066-\u2069\uFFFC]", "");
  }
}
