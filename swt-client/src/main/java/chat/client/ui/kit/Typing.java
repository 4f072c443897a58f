package chat.client.ui.kit;

/**
 * Keeps painting from taking away what is being typed in a field. The toolkit tells a moment later
 * what was typed, and a window may be painted before: then the field is ahead of its model, and
 * only what the model has from elsewhere is to be written into it.
 */
public final class Typing {
  private String last = "";

  /** The model knows of what is in the field now. */
  public void told(String content) {
    last = content;
  }

  /** Whether the model has something else than the field told it, which is to be written now. */
  public boolean isOverruledBy(String value) {
    boolean other = !value.equals(last);
    last = value;
    return other;
  }
}
