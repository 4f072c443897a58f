/**
 * What every window is made with: texts, colours, fonts, and the one way onto the user interface's
 * thread.
 */
package chat.client.ui.kit;
