package chat.client.model;

import chat.proto.SessionEvent;

/** What comes out of a session's stream. */
public interface SessionEvents {
  void received(SessionEvent event);

  /** The server completed the stream. Nothing follows. */
  void completed();

  /** The stream failed. Nothing follows. */
  void failed(Failure failure);

  /** Nothing was said, as the server does not prove to be the right one. Nothing follows. */
  void untrusted(CertificateProblem problem);
}
