package chat.ops;

import chat.actors.Lobby;
import chat.actors.Sessions;
import java.util.List;

/** Who was there at a moment. */
record People(List<Lobby.RoomStatus> rooms, Sessions.Counted streams) {}
