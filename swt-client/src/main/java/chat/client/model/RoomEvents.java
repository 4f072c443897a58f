package chat.client.model;

import chat.proto.ServerMessage;

/** What comes out of one room. */
public interface RoomEvents {
  void received(ServerMessage message);

  /** The server completed the stream. Nothing follows. */
  void completed();

  /** The stream failed. Nothing follows. */
  void failed(Failure failure);
}
