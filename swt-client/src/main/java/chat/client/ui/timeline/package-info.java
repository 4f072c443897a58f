/** What happened in a room, as styled text. */
package chat.client.ui.timeline;
