package chat.client.ui.attention;

/** How the desktop finds what belongs to the program: the name of its file under applications. */
final class DesktopEntry {
  static final String NAME = "grpc-chat-client";

  private DesktopEntry() {}
}
