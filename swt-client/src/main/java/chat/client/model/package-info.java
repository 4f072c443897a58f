/**
 * What the client knows and does, without widgets and without gRPC.
 *
 * <p>Everything here belongs to one thread, the user interface's. What comes from the network has
 * been handed over to it before it arrives, so nothing is locked.
 */
package chat.client.model;
