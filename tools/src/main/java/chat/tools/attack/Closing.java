package chat.tools.attack;

/**
 * How the server ended a connection.
 *
 * @param how the error of its GOAWAY, or how TCP ended
 * @param frames that were sent until the end was seen
 * @param bytes the same
 * @param millis from opening it until the end was seen
 */
record Closing(String how, long frames, long bytes, double millis) {}
