package chat.client.ui.attention;

/** The number of what waits at the program's place in the taskbar, where the desktop has that. */
interface TaskbarCount {
  /**
   * @param number 0 for none
   */
  void show(int number);
}
