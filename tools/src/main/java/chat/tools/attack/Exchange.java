package chat.tools.attack;

import chat.tools.raw.HeaderBlock;
import java.util.Set;

/**
 * A call that is wrong in some way, and what may come back.
 *
 * @param what the wrong of it, in words
 * @param last whether the request ends with the body
 * @param right the outcomes that are allowed, in the words of {@link
 *     chat.tools.raw.Answer#outcome()}
 */
record Exchange(String what, HeaderBlock headers, byte[] body, boolean last, Set<String> right) {}
