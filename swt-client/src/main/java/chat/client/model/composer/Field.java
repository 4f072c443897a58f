package chat.client.model.composer;

/**
 * What a field holds.
 *
 * @param caret where it is, in chars
 */
public record Field(String text, int caret) {}
