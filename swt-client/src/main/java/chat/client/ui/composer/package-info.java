/** Where one writes. */
package chat.client.ui.composer;
