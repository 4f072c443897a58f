package chat.tools.verify;

import static org.assertj.core.api.Assertions.assertThat;

import chat.proto.HistoryPage;
import chat.proto.MessageStored;
import chat.proto.RefusalCode;
import chat.proto.ReplayEnded;
import chat.proto.RoomMessage;
import chat.proto.SendMessage;
import chat.tools.reference.Flaws;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Each server here breaks one promise, and the figure for it says so. */
class BrokenServerTest {
  /** One of them, in the middle of a run. */
  private static final long UNLUCKY = 40;

  private static void isCaught(Report report, String figure) {
    assertThat(report.figure(figure)).as(report.json()).isPositive();
    assertThat(report.clean()).isFalse();
  }

  private static void isCaughtAsNothingBut(Report report, String figure) {
    isCaught(report, figure);
    for (String other : List.of("lost", "duplicated", "reordered", "disagreements", "unsettled")) {
      if (!other.equals(figure)) {
        assertThat(report.figure(other)).as(other + " in " + report.json()).isZero();
      }
    }
  }

  @Nested
  class Lost {
    @Test
    void aMessageThatWasShownIsNotInTheHistory() {
      isCaught(Runs.shortly(new PageFlaw(true, true)), "lost");
    }

    @Test
    void aMessageIsConfirmedAndForgotten() {
      Report report =
          Runs.withoutHope(
              new Flaws() {
                private final List<String> ids = new ArrayList<>();

                @Override
                protected boolean stores(SendMessage message) {
                  ids.add(message.getClientId());
                  return ids.size() < UNLUCKY
                      || !message.getClientId().equals(ids.get((int) UNLUCKY - 1));
                }
              });

      isCaught(report, "lost");
    }

    @Test
    void oneMemberIsNeverShownAMessage() {
      Report report =
          Runs.shortly(
              new Flaws() {
                private String victim;

                @Override
                protected List<RoomMessage> shows(String member, RoomMessage message) {
                  if (message.getSeq() == UNLUCKY && victim == null) {
                    victim = member + message.getRoomId();
                  }
                  boolean skipped =
                      message.getSeq() == UNLUCKY && (member + message.getRoomId()).equals(victim);
                  return skipped ? List.of() : List.of(message);
                }
              });

      isCaughtAsNothingBut(report, "lost");
    }

    @Test
    void theLastMessageOfAllIsNotShownToOneMember() {
      Report report =
          Runs.withoutHope(
              new Flaws() {
                @Override
                protected List<RoomMessage> shows(String member, RoomMessage message) {
                  return member.startsWith("bot0") && message.getSeq() > 50
                      ? List.of()
                      : List.of(message);
                }
              });

      isCaught(report, "lost");
    }

    @Test
    void aReplayBeginsOneTooLate() {
      Report report =
          Runs.shortly(
              new Flaws() {
                @Override
                protected long replaysAfter(long announced) {
                  return announced + 1;
                }
              });

      isCaught(report, "lost");
    }

    @Test
    void aRestartLosesTheNewestMessages() {
      Report report =
          Runs.withRestarts(
              new Flaws() {
                @Override
                protected int found(int stored) {
                  return stored / 2;
                }
              });

      isCaught(report, "lost");
    }
  }

  @Nested
  class Duplicated {
    @Test
    void aMessageIsShownTwice() {
      Report report =
          Runs.shortly(
              new Flaws() {
                @Override
                protected List<RoomMessage> shows(String member, RoomMessage message) {
                  return message.getSeq() == UNLUCKY ? List.of(message, message) : List.of(message);
                }
              });

      isCaughtAsNothingBut(report, "duplicated");
    }

    @Test
    void aResendIsStoredTwice() {
      Report report =
          Runs.shortly(
              new Flaws() {
                @Override
                protected boolean recognises(SendMessage message) {
                  return false;
                }
              });

      isCaught(report, "duplicated");
    }

    @Test
    void aResendIsStoredTwiceButConfirmedWithItsFirstNumber() {
      Report report =
          Runs.shortly(
              new Flaws() {
                private final Map<String, MessageStored> first = new HashMap<>();

                @Override
                protected boolean recognises(SendMessage message) {
                  return false;
                }

                @Override
                protected Optional<MessageStored> confirms(MessageStored answer, boolean again) {
                  first.putIfAbsent(answer.getClientId(), answer);
                  return Optional.of(first.get(answer.getClientId()));
                }
              });

      isCaughtAsNothingBut(report, "duplicated");
    }

    @Test
    void aResendIsConfirmedWithAnotherNumber() {
      Report report =
          Runs.shortly(
              new Flaws() {
                @Override
                protected Optional<MessageStored> confirms(MessageStored answer, boolean again) {
                  return again
                      ? Optional.of(answer.toBuilder().setSeq(answer.getSeq() + 1).build())
                      : Optional.of(answer);
                }
              });

      isCaught(report, "duplicated");
    }

    @Test
    void aReplayBeginsOneTooEarly() {
      Report report =
          Runs.shortly(
              new Flaws() {
                @Override
                protected long replaysAfter(long announced) {
                  return Math.max(0, announced - 1);
                }
              });

      isCaughtAsNothingBut(report, "duplicated");
    }
  }

  @Nested
  class Reordered {
    @Test
    void twoMessagesAreShownTheWrongWayRound() {
      Report report =
          Runs.shortly(
              new Flaws() {
                private final Map<String, RoomMessage> held = new HashMap<>();

                @Override
                protected List<RoomMessage> shows(String member, RoomMessage message) {
                  String key = member + message.getRoomId();
                  if (message.getSeq() == UNLUCKY) {
                    held.put(key, message);
                    return List.of();
                  }
                  RoomMessage before = held.remove(key);
                  return before == null ? List.of(message) : List.of(message, before);
                }
              });

      isCaught(report, "reordered");
    }
  }

  @Nested
  class Disagreements {
    @Test
    void membersAreShownDifferentTexts() {
      isCaughtAsNothingBut(
          Runs.shortly(
              new ShowFlaw(
                  message -> message.setText(message.getText().replace("message", "massage")))),
          "disagreements");
    }

    @Test
    void membersAreShownDifferentSenders() {
      isCaughtAsNothingBut(
          Runs.shortly(new ShowFlaw(message -> message.setSenderName("somebody"))),
          "disagreements");
    }

    @Test
    void membersAreShownDifferentTimes() {
      isCaughtAsNothingBut(
          Runs.shortly(
              new ShowFlaw(message -> message.setSentAtMillis(message.getSentAtMillis() + 1))),
          "disagreements");
    }

    @Test
    void membersAreShownDifferentIds() {
      isCaughtAsNothingBut(
          Runs.shortly(new ShowFlaw(message -> message.setClientId("another"))), "disagreements");
    }

    @Test
    void everybodyIsShownAnotherTextThanWasSent() {
      Report report =
          Runs.shortly(
              new Flaws() {
                @Override
                protected List<RoomMessage> shows(String member, RoomMessage message) {
                  return List.of(
                      message.toBuilder().setText(message.getText().toUpperCase()).build());
                }
              });

      isCaught(report, "disagreements");
    }

    @Test
    void theHistoryDiffersFromWhatWasShown() {
      Report report =
          Runs.shortly(
              new Flaws() {
                @Override
                protected HistoryPage pages(HistoryPage page, boolean forwards) {
                  HistoryPage.Builder changed = page.toBuilder();
                  if (changed.getMessagesCount() > 0) {
                    changed.getMessagesBuilder(0).setText("history is written by the winners");
                  }
                  return changed.build();
                }
              });

      isCaughtAsNothingBut(report, "disagreements");
    }

    @Test
    void theHistoryMissesAMessageInOneDirection() {
      isCaughtAsNothingBut(Runs.shortly(new PageFlaw(false, true)), "disagreements");
      isCaughtAsNothingBut(Runs.shortly(new PageFlaw(true, false)), "disagreements");
    }

    @Test
    void theHistorySaysThatThereIsNoMore() {
      Report report =
          Runs.shortly(
              new Flaws() {
                @Override
                protected HistoryPage pages(HistoryPage page, boolean forwards) {
                  return page.toBuilder().setMore(forwards && page.getMore()).build();
                }
              });

      isCaught(report, "disagreements");
    }

    @Test
    void aNumberIsLeftOut() {
      Report report =
          Runs.shortly(
              new Flaws() {
                @Override
                protected long number(long next) {
                  return next == UNLUCKY ? next + 1 : next;
                }
              });

      isCaughtAsNothingBut(report, "disagreements");
    }

    @Test
    void aNumberIsUsedAgainAfterARestart() {
      Report report =
          Runs.withRestarts(
              new Flaws() {
                @Override
                protected int found(int stored) {
                  return stored / 2;
                }
              });

      isCaught(report, "disagreements");
    }

    @Test
    void theMarkerNamesAnotherNumber() {
      Report report =
          Runs.shortly(
              new Flaws() {
                @Override
                protected ReplayEnded marks(ReplayEnded marker) {
                  return marker.toBuilder().setLastSeq(marker.getLastSeq() + 1).build();
                }
              });

      isCaughtAsNothingBut(report, "disagreements");
    }

    @Test
    void aConfirmationNamesAnotherTimeThanTheMessage() {
      Report report =
          Runs.shortly(
              new Flaws() {
                @Override
                protected Optional<MessageStored> confirms(MessageStored answer, boolean again) {
                  return Optional.of(
                      answer.toBuilder().setSentAtMillis(answer.getSentAtMillis() + 1).build());
                }
              });

      isCaughtAsNothingBut(report, "disagreements");
    }

    @Test
    void aConfirmationNamesANumberThatAnotherMessageHas() {
      Report report =
          Runs.shortly(
              new Flaws() {
                @Override
                protected Optional<MessageStored> confirms(MessageStored answer, boolean again) {
                  long number = answer.getSeq() == UNLUCKY ? UNLUCKY - 1 : answer.getSeq();
                  return Optional.of(answer.toBuilder().setSeq(number).build());
                }
              });

      isCaughtAsNothingBut(report, "disagreements");
    }

    @Test
    void aStoredMessageIsRefusedForGood() {
      Report report =
          Runs.shortly(
              new Flaws() {
                private final Set<String> seen = new HashSet<>();

                @Override
                protected Optional<RefusalCode> refuses(SendMessage message) {
                  return seen.add(message.getClientId())
                      ? Optional.empty()
                      : Optional.of(RefusalCode.REFUSAL_CODE_CLIENT_ID_REUSED);
                }
              });

      isCaughtAsNothingBut(report, "disagreements");
    }

    @Test
    void aSessionIsDisplacedByNobody() {
      Report report =
          Runs.shortly(
              new Flaws() {
                private int count;

                @Override
                protected boolean displacesForNothing(SendMessage message) {
                  return ++count % 10 == 0;
                }
              });

      isCaughtAsNothingBut(report, "disagreements");
    }

    @Test
    void anOlderStreamGoesOnAfterItsSessionWasTakenOver() {
      Report report =
          Runs.forLong(
              new Flaws() {
                @Override
                protected boolean displaces() {
                  return false;
                }
              });

      isCaught(report, "disagreements");
    }

    @Test
    void anImpossibleNumberIsShown() {
      Report report =
          Runs.shortly(
              new Flaws() {
                @Override
                protected List<RoomMessage> shows(String member, RoomMessage message) {
                  return message.getSeq() == UNLUCKY
                      ? List.of(message, message.toBuilder().setSeq(Long.MAX_VALUE).build())
                      : List.of(message);
                }
              });

      isCaught(report, "disagreements");
    }
  }

  @Nested
  class Unsettled {
    @Test
    void aMessageIsNeverAnswered() {
      List<String> swallowed = new ArrayList<>();
      Report report =
          Runs.withoutHope(
              new Flaws() {
                @Override
                protected Optional<MessageStored> confirms(MessageStored answer, boolean again) {
                  if (swallowed.isEmpty()) {
                    swallowed.add(answer.getClientId());
                  }
                  return swallowed.contains(answer.getClientId())
                      ? Optional.empty()
                      : Optional.of(answer);
                }
              });

      isCaughtAsNothingBut(report, "unsettled");
      assertThat(report.figure("acknowledged")).isEqualTo(report.figure("sent") - 1);
    }
  }

  /** Leaves a message out of the pages of some directions. */
  private static final class PageFlaw extends Flaws {
    private final boolean inForwards;
    private final boolean inBackwards;

    PageFlaw(boolean inForwards, boolean inBackwards) {
      this.inForwards = inForwards;
      this.inBackwards = inBackwards;
    }

    @Override
    protected HistoryPage pages(HistoryPage page, boolean forwards) {
      List<RoomMessage> kept =
          page.getMessagesList().stream()
              .filter(m -> m.getSeq() != UNLUCKY || !(forwards ? inForwards : inBackwards))
              .toList();
      return page.toBuilder().clearMessages().addAllMessages(kept).build();
    }
  }

  /** Shows one bot some messages other than they are. */
  private static final class ShowFlaw extends Flaws {
    private final UnaryOperator<RoomMessage.Builder> change;

    ShowFlaw(UnaryOperator<RoomMessage.Builder> change) {
      this.change = change;
    }

    @Override
    protected List<RoomMessage> shows(String member, RoomMessage message) {
      return member.startsWith("bot3") && message.getSeq() > UNLUCKY
          ? List.of(change.apply(message.toBuilder()).build())
          : List.of(message);
    }
  }
}
