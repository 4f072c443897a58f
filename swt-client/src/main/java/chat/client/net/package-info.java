/**
 * The model's links, made with grpc-java. Everything is asynchronous; nothing here knows of
 * widgets.
 */
package chat.client.net;
