package chat.client.ui.timeline;

import chat.client.model.Entry;
import chat.client.model.Marks;
import java.util.Optional;

/** Where a part of a text leads. */
record Link(String target) {
  static Optional<Link> firstIn(Entry entry) {
    Marks.Marked marked = entry.marked();
    return marked.spans().stream()
        .filter(span -> span.kind() == Marks.Kind.LINK)
        .map(span -> of(marked, span))
        .findFirst();
  }

  static Link of(Marks.Marked marked, Marks.Span span) {
    return new Link(marked.text().substring(span.start(), span.end()));
  }
}
