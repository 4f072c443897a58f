package chat.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class NodesTableTest {
  @Test
  void hasNodesThenRoomsInTheirOrder() throws OpsFailure {
    String table =
        NodesTable.of(
            """
            [ {"node": "10.0.0.1:25520", "status": "up", "reachable": true, "self": true, "answers": true,
               "notServing": "", "sessions": 12, "visits": 1, "rooms": [{"room": "tech", "people": 3}], "later": true},
              {"node": "10.0.0.2:25520", "status": "leaving", "reachable": true, "self": false, "answers": true,
               "notServing": "the server is stopping", "sessions": 0, "visits": 0,
               "rooms": [{"room": "general", "people": 120}]},
              {"node": "10.0.0.3:25520", "status": "up", "reachable": false, "self": false, "answers": false,
               "notServing": "", "sessions": 0, "visits": 0, "rooms": []} ]
            """);

    assertThat(table.lines())
        .containsExactly(
            "NODE            STATUS           SESSIONS  VISITS  ROOMS  SERVES",
            "10.0.0.1:25520  up               12        1       1      yes",
            "10.0.0.2:25520  leaving          0         0       1      no: the server is stopping",
            "10.0.0.3:25520  up, unreachable  ?         ?       ?      does not answer",
            "",
            "NODE            PEOPLE  ROOM",
            "10.0.0.2:25520  120     general",
            "10.0.0.1:25520  3       tech");
  }

  @Test
  void isNotMadeOfWhatAnotherProgramAnswers() {
    assertThatThrownBy(() -> NodesTable.of("<html>"))
        .isInstanceOf(OpsFailure.class)
        .hasMessageStartingWith("What answers is no grpc-chat server of this version: ");
  }
}
