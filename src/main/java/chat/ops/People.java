package chat.ops;

import chat.actors.Lobby;
import chat.actors.Sessions;
import java.util.List;
import java.util.Set;

/**
 * Who was there at a moment.
 *
 * @param rooms all rooms, with the people of all nodes
 * @param here those that live on this node
 */
record People(List<Lobby.RoomStatus> rooms, Set<String> here, Sessions.Counted streams) {}
