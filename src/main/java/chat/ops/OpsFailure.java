package chat.ops;

/** An operator's endpoint did not do what it was asked; the message is a sentence for people. */
public final class OpsFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean nobodyThere;

  OpsFailure(String sentence) {
    this(sentence, false);
  }

  private OpsFailure(String sentence, boolean nobodyThere) {
    super(sentence);
    this.nobodyThere = nobodyThere;
  }

  static OpsFailure nobodyThere(String address) {
    return new OpsFailure(
        "No server listens for its operator at %s. Start it, or name its grpc-chat.ops.host and port with --ops."
            .formatted(address),
        true);
  }

  /** Whether no program listens there. */
  public boolean isNobodyThere() {
    return nobodyThere;
  }
}
