package chat.client.config;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.model.Drafts.Place;
import chat.client.model.ManualTimers;
import chat.client.model.ServerAddress;
import chat.client.model.Servers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DraftFileTest {
  private static final Servers SERVER = Servers.of(new ServerAddress("chat.example.org", 50051));
  private static final Place PLACE = new Place(SERVER, "李雷", "general");

  @TempDir private Path home;
  private final ManualTimers timers = new ManualTimers();
  private Path file;
  private DraftFile drafts;

  @BeforeEach
  void open() {
    file = home.resolve("grpc-chat/drafts");
    drafts = new DraftFile(file, timers);
  }

  private String afterARestart(Place place) {
    return new DraftFile(file, timers).at(place);
  }

  @Test
  void draftsAreThereAfterARestart() {
    drafts.keep(PLACE, "两行\nand = : # \\ 😀 ");
    drafts.save();
    assertThat(afterARestart(PLACE)).isEqualTo("两行\nand = : # \\ 😀 ");
  }

  @Test
  void eachRoomOfEachNameAtEachServerHasItsOwn() {
    drafts.keep(PLACE, "here");
    assertThat(drafts.at(new Place(SERVER, "李雷", "games"))).isEmpty();
    assertThat(drafts.at(new Place(SERVER, "Ann", "general"))).isEmpty();
    assertThat(
            drafts.at(
                new Place(Servers.of(new ServerAddress("localhost", 50051)), "李雷", "general")))
        .isEmpty();
    drafts.keep(new Place(SERVER, "Ann", "general"), "hers");
    assertThat(drafts.at(new Place(SERVER, "ANN", "general"))).isEqualTo("hers");
  }

  @Test
  void whatIsTypedInQuickSuccessionIsWrittenOnce() {
    drafts.keep(PLACE, "h");
    drafts.keep(PLACE, "he");
    assertThat(file).doesNotExist();
    timers.pass(DraftFile.PAUSE);
    assertThat(afterARestart(PLACE)).isEqualTo("he");
    drafts.keep(PLACE, "hello");
    timers.pass(DraftFile.PAUSE);
    assertThat(afterARestart(PLACE)).isEqualTo("hello");
  }

  @Test
  void whatWasSentIsForgotten() throws IOException {
    drafts.keep(PLACE, "secret");
    drafts.save();
    drafts.keep(PLACE, "");
    drafts.save();
    assertThat(drafts.at(PLACE)).isEmpty();
    assertThat(Files.readString(file)).doesNotContain("secret", "general");
  }

  @Test
  void nothingIsWrittenWithoutAChange() {
    drafts.keep(PLACE, "");
    timers.pass(DraftFile.PAUSE);
    drafts.save();
    assertThat(file).doesNotExist();
  }

  @Test
  void nobodyElseCanReadThem() throws IOException {
    drafts.keep(PLACE, "secret");
    drafts.save();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
        .isEqualTo("rwx------");
  }

  @Test
  void withoutADiskTheyLastAsLongAsTheProgram() throws IOException {
    Path noFolder = Files.createFile(home.resolve("no-folder"));
    DraftFile lost = new DraftFile(noFolder.resolve("x/drafts"), timers);
    lost.keep(PLACE, "here");
    lost.save();
    assertThat(lost.at(PLACE)).isEqualTo("here");
  }

  @Test
  void aDamagedFileCountsAsNone() throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "a=\\u12");
    assertThat(afterARestart(PLACE)).isEmpty();
  }
}
