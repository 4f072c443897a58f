package chat.ops;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * What an operator asks of a server, and has it do.
 *
 * @param whyNotReady why the server does not serve, in one line; empty while it does
 * @param drain has the server send its people away and end; again, it changes nothing
 */
public record Operated(
    Metrics metrics,
    Census census,
    Nodes nodes,
    Supplier<Optional<String>> whyNotReady,
    Runnable drain) {}
