/** Before one is in: name and server, and whether that server is the right one. */
package chat.client.ui.login;
