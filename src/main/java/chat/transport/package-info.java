/**
 * HTTP/2 on Netty's codec under Akka HTTP's model: a request handler gets an {@code HttpRequest}
 * and answers with an {@code HttpResponse}, as Akka gRPC's generated handlers do. It knows nothing
 * of what is served.
 *
 * <p>How a request travels, and on which thread:
 *
 * <pre>
 *   event loop                                      Akka's dispatcher
 *   socket → ServerCodec → StreamHandler → RequestBody ─► handler's streams
 *   socket ← ServerCodec ←──────────────── ResponseBody ◄─ handler's streams
 * </pre>
 *
 * <p>The two bodies are the only places where the threads meet. Back-pressure goes through both:
 * the peer gets window back only for what the handler took, and the handler's response is pulled
 * only while the peer takes it.
 */
package chat.transport;
