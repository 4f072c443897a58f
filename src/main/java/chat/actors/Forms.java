package chat.actors;

import java.util.function.Supplier;

/**
 * What was made of an event for one of its receivers, such as its bytes on the wire, and serves all
 * the others. Says nothing itself, so all are equal. Safe for any thread.
 */
public final class Forms {
  /** There are as many forms as contracts, which are few. */
  private record Form(Object maker, Object made, Form next) {}

  private volatile Form newest;

  /**
   * What this maker makes of the event.
   *
   * @param make run if that was not done yet; two who ask at once may both run it
   */
  @SuppressWarnings("unchecked")
  public <T> T get(Object maker, Supplier<T> make) {
    Form known = newest;
    for (Form form = known; form != null; form = form.next()) {
      if (form.maker() == maker) {
        return (T) form.made();
      }
    }
    T made = make.get();
    newest = new Form(maker, made, known);
    return made;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Forms;
  }

  @Override
  public int hashCode() {
    return 0;
  }
}
