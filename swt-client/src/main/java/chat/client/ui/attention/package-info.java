/** What reaches the person when they do not look: notifications, tray, title, taskbar. */
package chat.client.ui.attention;
