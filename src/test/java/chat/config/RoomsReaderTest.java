package chat.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.config.Settings.RoomSettings;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoomsReaderTest {
  private static List<RoomSettings> rooms(String list) {
    return TestSettings.of("grpc-chat.rooms = " + list).rooms();
  }

  private static List<String> problems(String list) {
    return assertThrows(
            SettingsException.class, () -> TestSettings.load("grpc-chat.rooms = " + list))
        .problems();
  }

  private static String many(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "{name=room" + i + "}")
        .collect(Collectors.joining(",", "[", "]"));
  }

  @Test
  void keepsOrderAndFillsInWhatIsLeftOut() {
    assertThat(rooms("[{name = 大厅, capacity = 5, topic = 聊天}, {name = b-2_c}]"))
        .containsExactly(new RoomSettings("大厅", 5, "聊天"), new RoomSettings("b-2_c", 20, ""));
  }

  @Test
  void capacityComesFromTheCommonOne() {
    Settings settings =
        TestSettings.of("grpc-chat { room-capacity = 7, rooms = [{name=a},{name=b,capacity=8}] }");
    assertThat(settings.rooms()).extracting(RoomSettings::capacity).containsExactly(7, 8);
  }

  @Test
  void sizesAtTheLimitsAreAllowed() {
    assertThat(rooms(many(1_000))).hasSize(1_000);
    assertThat(rooms("[{name=" + "𠀀".repeat(64) + ", topic=\"" + "𠀀".repeat(200) + "\"}]"))
        .hasSize(1);
    assertThat(rooms("[{name=a, capacity=1}, {name=b, capacity=10000}]")).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "general", "5", "null", "{ \"0\": {name=a} }"})
  void onlyListWithRoomsIsAllowed(String list) {
    assertThat(problems(list))
        .singleElement()
        .asString()
        .startsWith("grpc-chat.rooms (")
        .contains("a list of 1 to 1000 rooms");
  }

  @ParameterizedTest
  @ValueSource(strings = {"general", "5", "[]", "{ capacity = 3 }"})
  void onlyBlockWithNameIsRoom(String room) {
    assertThat(problems("[{name = a}, " + room + "]"))
        .singleElement()
        .asString()
        .startsWith("grpc-chat.rooms[1] (")
        .contains("a room { name = ");
  }

  @Test
  void tooManyRoomsAreRefused() {
    assertThat(problems(many(1_001)))
        .singleElement()
        .asString()
        .contains("a list of 1 to 1000 rooms")
        .hasSizeLessThan(250);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\"", "\"a b\"", "a.b", "\"a\\u200db\"", "null", "[]"})
  void otherNamesAreRefused(String name) {
    assertThat(problems("[{name = ok}, {name = " + name + "}]"))
        .singleElement()
        .asString()
        .startsWith("grpc-chat.rooms[1].name (")
        .endsWith("allowed: 1 to 64 letters, digits, '-' or '_'");
  }

  @Test
  void longNameAndTopicAreRefused() {
    assertThat(problems("[{name=" + "a".repeat(65) + "}]")).hasSize(1);
    assertThat(problems("[{name=a, topic=" + "a".repeat(201) + "}]")).hasSize(1);
  }

  @Test
  void sameNameTwiceIsRefused() {
    assertThat(problems("[{name=a},{name=b},{name=a}]"))
        .singleElement()
        .asString()
        .startsWith("grpc-chat.rooms[2].name (")
        .endsWith("found \"a\"; allowed: a name that no other room has");
  }

  @Test
  void capacityOutOfRangeIsRefused() {
    assertThat(problems("[{name=a,capacity=0},{name=b,capacity=10001}]"))
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).contains("a whole number from 1 to 10000"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\\nb", "a\\u202eb", "a\\u2028b", "a\\u001bb"})
  void topicThatIsNotOneVisibleLineIsRefused(String topic) {
    assertThat(problems("[{name=a, topic=\"" + topic + "\"}]"))
        .singleElement()
        .asString()
        .contains("grpc-chat.rooms[0].topic", "one line of at most 200 characters");
  }

  @Test
  void unknownKeyOfRoomIsNamed() {
    assertThat(problems("[{name=a, topik=b},{name=c, colour=red}]"))
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .startsWith("grpc-chat.rooms[0].topik")
                    .endsWith("unknown key; did you mean topic?"),
            line ->
                assertThat(line)
                    .startsWith("grpc-chat.rooms[1].colour")
                    .endsWith("known in a room: name, capacity, topic"));
  }
}
