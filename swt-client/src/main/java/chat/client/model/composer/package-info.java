/** What happens to what a person writes: commands, completion, history, undoing. */
package chat.client.model.composer;
