package chat.tools.fuzz;

import java.net.InetAddress;
import java.util.List;

/**
 * What is sent on one connection. It follows from the seed and the iteration alone.
 *
 * @param kind what was mutated
 * @param from this machine's address it is sent from
 * @param segments what is written at once
 * @param hastily whether the connection is ended right after, without waiting for an answer
 */
record FuzzCase(
    long iteration, String kind, InetAddress from, List<byte[]> segments, boolean hastily) {}
