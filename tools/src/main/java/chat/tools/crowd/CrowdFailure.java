package chat.tools.crowd;

/** A crowd that does not get in; the message is a sentence for people. */
public final class CrowdFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  public CrowdFailure(String message) {
    super(message);
  }
}
