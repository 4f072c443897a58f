/** What the person decides. */
package chat.client.ui.settings;
