/** The main window: rooms, the chosen one, and the people in it. */
package chat.client.ui.window;
