package chat.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import chat.actors.EndReason;
import chat.actors.Lobby;
import chat.actors.RefusalReason;
import chat.config.Language;
import chat.proto.EndCode;
import chat.proto.RefusalCode;
import chat.proto.RoomInfo;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WireTest {
  private static final Texts TEXTS = Texts.in(Language.EN);

  private final Wire wire = new Wire(TEXTS, 1234);

  @Nested
  class Rooms {
    @Test
    void inOrderWithAllTheirFields() {
      Lobby.RoomList list =
          new Lobby.RoomList(
              List.of(
                  new Lobby.RoomStatus("general", 2, 20, "All sorts"),
                  new Lobby.RoomStatus("tech", 0, 1, "")));

      assertThat(Wire.toProto(list).getRoomsList())
          .containsExactly(
              RoomInfo.newBuilder()
                  .setRoomId("general")
                  .setParticipantCount(2)
                  .setCapacity(20)
                  .setTopic("All sorts")
                  .build(),
              RoomInfo.newBuilder().setRoomId("tech").setCapacity(1).build());
    }
  }

  @Nested
  class Names {
    @Test
    void reserved() {
      var response = wire.toProto(new Lobby.NameReserved("Ann"));

      assertThat(response.getAvailable()).isTrue();
      assertThat(response.getCode()).isEqualTo(RefusalCode.REFUSAL_CODE_UNSPECIFIED);
      assertThat(response.getMessage()).isEqualTo(TEXTS.get("name.available", "Ann"));
    }

    @Test
    void refused() {
      var response = wire.toProto(new Lobby.NameRefused(RefusalReason.NAME_TAKEN));

      assertThat(response.getAvailable()).isFalse();
      assertThat(response.getCode()).isEqualTo(RefusalCode.REFUSAL_CODE_NAME_TAKEN);
      assertThat(response.getMessage()).isEqualTo(TEXTS.get("refusal.NAME_TAKEN"));
    }
  }

  @Nested
  class Reasons {
    @ParameterizedTest
    @EnumSource
    void refusalHasItsCodeItsTextAndWhatItIsAbout(RefusalReason reason) {
      var refusal = wire.refusal(reason, "general", "7", Duration.ofNanos(1_000_001));

      assertThat(refusal.getCode()).hasToString("REFUSAL_CODE_" + reason);
      assertThat(refusal.getMessage()).isNotBlank();
      assertThat(refusal.getRoomId()).isEqualTo("general");
      assertThat(refusal.getClientId()).isEqualTo("7");
    }

    @ParameterizedTest
    @EnumSource
    void endHasItsCodeItsTextAndItsPause(EndReason reason) {
      var ended = wire.ended(reason, Duration.ofSeconds(3));

      assertThat(ended.getCode()).hasToString("END_CODE_" + reason);
      assertThat(ended.getMessage()).isEqualTo(TEXTS.get("end." + reason));
      assertThat(ended.getRetryAfterMillis()).isEqualTo(3_000);
    }

    /** One code has no reason: the one for nothing; another stands for numbers unknown here. */
    @Test
    void everyCodeHasAReason() {
      assertThat(RefusalCode.values()).hasSize(RefusalReason.values().length + 2);
      assertThat(EndCode.values()).hasSize(EndReason.values().length + 2);
    }

    @Test
    void limitsAreNamed() {
      assertThat(wire.toText(RefusalReason.NAME_INVALID)).contains("20");
      assertThat(wire.toText(RefusalReason.TEXT_TOO_LONG)).contains("1,234");
      assertThat(wire.toText(RefusalReason.CLIENT_ID_TOO_LONG)).contains("64");
    }
  }
}
