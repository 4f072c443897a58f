/**
 * The mark to beat: a minimal chat server on grpc-java, tuned for nothing but speed.
 *
 * <p>It speaks the contract as far as well-behaved people need it, keeps the last messages in
 * memory and checks nothing. One thread does everything, sockets included, so that nothing is
 * locked and no thread is woken; a message is serialised once for a whole room; and what one turn
 * of the event loop writes to a connection leaves it by one system call.
 */
package chat.tools.baseline;
