package chat.logging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

class LogLevelsTest {
  private final Logger own = LoggerFactory.getLogger("chat.actors.Room");
  private final Logger library = LoggerFactory.getLogger("akka.actor.CoordinatedShutdown");

  @AfterEach
  void restore() {
    LogLevels.apply(Level.INFO);
  }

  @Test
  void debugIsForTheServerOnly() {
    LogLevels.apply(Level.DEBUG);
    assertThat(own.isDebugEnabled()).isTrue();
    assertThat(library.isInfoEnabled()).isFalse();
    assertThat(library.isWarnEnabled()).isTrue();
  }

  @Test
  void infoLeavesLibrariesAtWarnings() {
    LogLevels.apply(Level.INFO);
    assertThat(own.isInfoEnabled()).isTrue();
    assertThat(own.isDebugEnabled()).isFalse();
    assertThat(library.isInfoEnabled()).isFalse();
  }

  @Test
  void errorIsForAll() {
    LogLevels.apply(Level.ERROR);
    assertThat(own.isWarnEnabled()).isFalse();
    assertThat(own.isErrorEnabled()).isTrue();
    assertThat(library.isWarnEnabled()).isFalse();
    assertThat(library.isErrorEnabled()).isTrue();
  }
}
