package chat.ops;

/**
 * Why a call was not answered as it was meant to be. The names are stable: operators' dashboards
 * know them. What a client is told is in {@code chat.grpc.GrpcErrors}.
 */
public enum CallProblem {
  /** Not a POST. */
  HTTP_METHOD,
  /** Not gRPC's content type with protobuf. */
  CONTENT_TYPE,
  /** There is no such service. */
  UNKNOWN_SERVICE,
  /** The service has no such rpc. */
  UNKNOWN_RPC,
  /** A message over the size limit. */
  MESSAGE_TOO_LARGE,
  /** A compressed message. */
  COMPRESSED,
  /** A message's prefix is wrong, or the request ends within a message. */
  BROKEN_FRAMING,
  /** No message, or several, where exactly one is expected. */
  NOT_ONE_MESSAGE,
  /** A message, or a request of one message, was not complete in time. */
  MESSAGE_TOO_SLOW,
  /** Too much of messages that are not complete is kept already, of one address or of all. */
  TOO_MANY_BEGUN_MESSAGES,
  /** Too many streams of one address wait for their first message. */
  TOO_MANY_WAITING_STREAMS,
  /** The bytes of a message are not what the contract says. */
  INVALID_MESSAGE,
  /** Health was asked of a service that does not exist. */
  UNKNOWN_HEALTH_SERVICE,
  /** One part of the server did not answer another in time. */
  NO_ANSWER_IN_TIME,
  /** A bug; the log has the details. */
  FAILED
}
