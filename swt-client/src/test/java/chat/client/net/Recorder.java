package chat.client.net;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.model.CertificateProblem;
import chat.client.model.Failure;
import chat.client.model.SessionEvents;
import chat.proto.SessionEvent;
import chat.proto.SessionEvent.EventCase;
import java.util.ArrayList;
import java.util.List;

/** Keeps what comes out of a session's stream. */
final class Recorder implements SessionEvents {
  final List<SessionEvent> events = new ArrayList<>();

  /** "completed", "untrusted", or the failure; null while the stream goes on. */
  String end;

  CertificateProblem problem;

  boolean has(EventCase kind) {
    return events.stream().anyMatch(event -> event.getEventCase() == kind);
  }

  @Override
  public void received(SessionEvent event) {
    events.add(event);
  }

  @Override
  public void completed() {
    end("completed");
  }

  @Override
  public void failed(Failure failure) {
    end(failure.name());
  }

  @Override
  public void untrusted(CertificateProblem why) {
    problem = why;
    end("untrusted");
  }

  private void end(String how) {
    assertThat(end).isNull();
    end = how;
  }
}
