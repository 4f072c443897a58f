package chat.tools.baseline;

/** Where a message is kept before anybody is shown it. */
interface Disk {
  /** Keeps nothing. */
  Disk NONE = (text, kept) -> kept.run();

  /**
   * Keeps a message.
   *
   * @param kept runs on the server's thread when it is kept
   */
  void keep(String text, Runnable kept);
}
