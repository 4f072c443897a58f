package chat.tools.verify;

import chat.tools.crowd.CrowdFailure;
import chat.tools.crowd.RoomList;
import chat.tools.judge.RoomRecord;
import chat.tools.judge.RoomRecord.Reading;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Reads at the end what every server that answers has of every room, in both directions. */
final class Histories {
  private static final Duration TRY_AGAIN = Duration.ofMillis(500);

  private final Duration patience;
  private final Stage stage;
  private final Consumer<String> progress;
  private long unread;

  /**
   * @param patience how long to try: a place may not be free at once
   */
  Histories(Duration patience, Stage stage, Consumer<String> progress) {
    this.patience = patience;
    this.stage = stage;
    this.progress = progress;
  }

  /** How many readings of a server that answers, or of the only one, were not to be had. */
  long read(List<RoomRecord> rooms) {
    List<Integer> places =
        IntStream.range(0, stage.servers().count()).filter(this::answers).boxed().toList();
    // If nobody is there any more, one of them has to be missed.
    for (int place : places.isEmpty() ? List.of(0) : places) {
      rooms.forEach(room -> read(room, place));
    }
    return unread;
  }

  private boolean answers(int place) {
    try {
      if (stage.servers().count() > 1) {
        RoomList.of(stage.servers().address(place));
      }
      stage.tally().targetsRead++;
      return true;
    } catch (CrowdFailure failure) {
      progress.accept("%s; its histories are not read".formatted(failure.getMessage()));
      return false;
    }
  }

  private void read(RoomRecord room, int place) {
    for (Reading reading : Reading.values()) {
      progress.accept(
          "reading the history of %s at %s, %s"
              .formatted(room.name(), stage.servers().address(place), reading));
      read(room, place, reading);
    }
  }

  private void read(RoomRecord room, int place, Reading reading) {
    long deadline = System.nanoTime() + patience.toNanos();
    String role = reading.name().substring(0, 4).toLowerCase();
    while (true) {
      try (Reader reader = Reader.named(role, place, stage)) {
        reader.read(room, reading);
        return;
      } catch (Reader.NoAnswer failure) {
        if (System.nanoTime() > deadline) {
          unread++;
          progress.accept(
              "NOT READ: the history of %s: %s".formatted(room.name(), failure.getMessage()));
          return;
        }
        stage.thread().pass(TRY_AGAIN);
      }
    }
  }
}
