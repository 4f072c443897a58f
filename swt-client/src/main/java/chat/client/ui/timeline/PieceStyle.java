package chat.client.ui.timeline;

import chat.client.model.Mentions;
import chat.client.ui.kit.Palette;
import chat.client.ui.kit.Ui;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GlyphMetrics;

/**
 * How a conversation looks and in which words it is told.
 *
 * @param code of fixed width
 * @param buttons the room that the buttons of a failed text need
 * @param self finds the person’s own name
 * @param searched what is highlighted
 */
record PieceStyle(
    Ui ui,
    Wording words,
    Palette palette,
    Tints tints,
    Font code,
    GlyphMetrics buttons,
    Mentions self,
    Optional<Pattern> searched) {}
