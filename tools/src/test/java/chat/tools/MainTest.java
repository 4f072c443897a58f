package chat.tools;

import static org.assertj.core.api.Assertions.assertThat;

import chat.tools.reference.Flaws;
import chat.tools.reference.ReferenceServer;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MainTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    return Main.run(arguments, new PrintWriter(out, true), new PrintWriter(err, true));
  }

  private int run(ReferenceServer server, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add(1, "--target=" + server.address());
    return run(all.toArray(String[]::new));
  }

  private JsonObject lastLine() {
    List<String> lines = out.toString().lines().toList();
    return JsonParser.parseString(lines.get(lines.size() - 1)).getAsJsonObject();
  }

  @Test
  void whatIsRepeatedDoesNotCommandTheTerminal() {
    assertThat(run("bench", "--target=127.0.0.1:1", "--users=\u001b[2J")).isEqualTo(2);
    assertThat(err.toString()).contains("\\u{1b}[2J").doesNotContain("\u001b");
  }

  @Nested
  class Verify {
    @Test
    void anHonestServerIsZero() {
      try (ReferenceServer server = new ReferenceServer(new Flaws())) {
        int code = run(server, "verify", "--users=4", "--rooms=2", "--duration=1", "--seed=5");

        assertThat(code).as(err.toString()).isZero();
        assertThat(lastLine().keySet())
            .startsWith("sent", "acknowledged", "lost", "duplicated", "reordered", "disagreements");
        assertThat(lastLine().get("seed").getAsLong()).isEqualTo(5);
        assertThat(err.toString()).contains("seed 5");
      }
    }

    @Test
    void aBrokenServerIsOneAndTheFirstViolationsAreTold() {
      Flaws forgetful =
          new Flaws() {
            @Override
            protected boolean recognises(chat.proto.SendMessage message) {
              return false;
            }
          };
      try (ReferenceServer server = new ReferenceServer(forgetful)) {
        int code = run(server, "verify", "--duration=1", "--resend-share=1", "--faults=resend");

        assertThat(code).isEqualTo(1);
        assertThat(lastLine().get("duplicated").getAsLong()).isPositive();
        assertThat(err.toString()).contains("DUPLICATED: message 0 of bot");
      }
    }

    @Test
    void tooManyUsersIsTwoAndSaysWhy() {
      try (ReferenceServer server = new ReferenceServer(new Flaws())) {
        assertThat(run(server, "verify", "--users=50", "--rooms=2")).isEqualTo(2);
        assertThat(err.toString()).contains("holds 20 people").contains("25 of the 50 users");
      }
    }

    @Test
    void anUnknownRoomIsTwo() {
      try (ReferenceServer server = new ReferenceServer(new Flaws())) {
        assertThat(run(server, "verify", "--room-names=general,cellar")).isEqualTo(2);
        assertThat(err.toString()).contains("no room \"cellar\"");
      }
    }

    @Test
    void aKillCommandThatFailsIsTwo() {
      try (ReferenceServer server = new ReferenceServer(new Flaws())) {
        int code =
            run(
                server,
                "verify",
                "--users=2",
                "--duration=30",
                "--kill-interval=0.1",
                "--faults=kill=exit 3");

        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).contains("exit code 3");
      }
    }

    @Test
    void nobodyThereIsTwo() {
      ReferenceServer gone = new ReferenceServer(new Flaws());
      gone.close();

      assertThat(run(gone, "verify")).isEqualTo(2);
      assertThat(err.toString()).contains("does not answer ListRooms");
    }

    @Test
    void aWrongOptionIsTwo() {
      assertThat(run("verify", "--target=localhost:1", "--faults=fire")).isEqualTo(2);
      assertThat(run("verify", "--target=localhost:1", "--rate=0")).isEqualTo(2);
      assertThat(run("verify", "--target=localhost:1", "--rooms-per-user=2")).isEqualTo(2);
      assertThat(run("verify")).isEqualTo(2);
      assertThat(run("verify", "--target=localhost:1", "--faults=kill")).isEqualTo(2);
      assertThat(run("verify", "--target=localhost:1", "--nodes=3")).isEqualTo(2);
      assertThat(run("verify", "--target=localhost:1", "--server=pom.xml")).isEqualTo(2);
      assertThat(run("verify", "--server=nowhere.jar")).isEqualTo(2);
      assertThat(run("verify", "--server=pom.xml", "--nodes=0")).isEqualTo(2);
      assertThat(run("verify", "--server=pom.xml", "--server=pom.xml", "--nodes=3")).isEqualTo(2);
      assertThat(run("verify", "--server=pom.xml", "--faults=kill=true")).isEqualTo(2);
      assertThat(run("verify", "--target=localhost:1", "--busiest-share=2")).isEqualTo(2);
      assertThat(run("verify", "--target=localhost:1", "--upgrade-to=pom.xml")).isEqualTo(2);
      assertThat(run("verify", "--server=pom.xml", "--upgrade-to=nowhere.jar")).isEqualTo(2);
      assertThat(run("verify", "--server=pom.xml", "--faults=partition")).isEqualTo(2);
      assertThat(run("verify", "--server=pom.xml", "--nodes=1", "--faults=busiest")).isEqualTo(2);
      assertThat(run("verify", "--server=pom.xml", "--nodes=3", "--link=delay 1ms")).isEqualTo(2);
      assertThat(run("verify", "--server=pom.xml", "--outage=0")).isEqualTo(2);
    }

    @Test
    void severalTargetsAreOneChat() {
      try (ReferenceServer server = new ReferenceServer(new Flaws());
          ReferenceServer other = server.beside(new Flaws())) {
        int code =
            run(
                server,
                "verify",
                "--target=" + other.address() + "," + server.address(),
                "--users=6",
                "--duration=0.5");

        assertThat(code).as(err.toString()).isZero();
        assertThat(lastLine().get("targets").getAsInt()).isEqualTo(3);
      }
    }

    @Test
    void aServerThatDoesNotStartIsTwo() {
      assertThat(run("verify", "--server=pom.xml", "--nodes=2")).isEqualTo(2);
      assertThat(err.toString()).contains("The server does not start");
    }

    @Test
    void helpNamesEveryOption() {
      assertThat(run("verify", "--help")).isZero();
      assertThat(out.toString()).contains("--target", "--faults", "--kill-interval", "--settle");
    }
  }

  @Nested
  class Claims {
    @Test
    void oneNameOnTwoServersIsZero() {
      try (ReferenceServer server = new ReferenceServer(new Flaws());
          ReferenceServer other = server.beside(new Flaws())) {
        int code =
            run(server, "claims", "--target=" + other.address(), "--claims=20", "--rounds=1");

        assertThat(code).as(err.toString()).isZero();
        assertThat(lastLine().get("right").getAsInt()).isEqualTo(1);
        assertThat(lastLine().get("targets").getAsInt()).isEqualTo(2);
      }
    }

    @Test
    void serversThatAreNotOneChatAreOne() {
      try (ReferenceServer server = new ReferenceServer(new Flaws());
          ReferenceServer other = new ReferenceServer(new Flaws())) {
        assertThat(run(server, "claims", "--target=" + other.address(), "--rounds=1")).isEqualTo(1);
        assertThat(lastLine().get("right").getAsInt()).isZero();
      }
    }

    @Test
    void aWrongOptionOrNobodyThereIsTwo() {
      ReferenceServer gone = new ReferenceServer(new Flaws());
      gone.close();

      assertThat(run(gone, "claims")).isEqualTo(2);
      assertThat(err.toString()).contains("does not answer ListRooms");
      assertThat(run("claims")).isEqualTo(2);
      assertThat(run("claims", "--target=localhost:1", "--claims=0")).isEqualTo(2);
      assertThat(run("claims", "--target=localhost:1", "--rounds=0")).isEqualTo(2);
    }
  }

  @Nested
  class Bench {
    @Test
    void aClosedLoopLosesNothing() {
      try (ReferenceServer server = new ReferenceServer(new Flaws())) {
        int code =
            run(
                server,
                "bench",
                "--users=6",
                "--rooms=2",
                "--duration=1",
                "--warmup=0.3",
                "--server-pid=" + ProcessHandle.current().pid());

        assertThat(code).as(err + "\n" + out).isZero();
        JsonObject figures = lastLine();
        double messages = figures.get("messages_per_second").getAsDouble();
        assertThat(messages).isPositive();
        assertThat(figures.get("deliveries_per_second").getAsDouble())
            .isBetween(2 * messages, 4 * messages);
        assertThat(figures.getAsJsonObject("deliveries_per_cpu_second").get("median").getAsDouble())
            .isPositive();
      }
    }

    @Test
    void peopleOfARoomAreSpreadOverTheServers() {
      try (ReferenceServer server = new ReferenceServer(new Flaws());
          ReferenceServer other = server.beside(new Flaws())) {
        int code =
            run(
                server,
                "bench",
                "--target=" + other.address(),
                "--users=4",
                "--rooms=2",
                "--duration=0.5",
                "--warmup=0");

        assertThat(code).as(err + "\n" + out).isZero();
        assertThat(lastLine().get("targets").getAsInt()).isEqualTo(2);
      }
    }

    @Test
    void serversThatAreNotOneChatLose() {
      try (ReferenceServer server = new ReferenceServer(new Flaws());
          ReferenceServer other = new ReferenceServer(new Flaws())) {
        int code =
            run(
                server,
                "bench",
                "--target=" + other.address(),
                "--users=2",
                "--rooms=1",
                "--duration=0.5",
                "--warmup=0");

        assertThat(code).isEqualTo(1);
        assertThat(lastLine().get("lost").getAsLong()).isPositive();
      }
    }

    @Test
    void whatDoesNotFitSeveralServersIsTwo() {
      assertThat(run("bench")).isEqualTo(2);
      assertThat(run("bench", "--target=localhost:1", "--placement=home")).isEqualTo(2);
      assertThat(run("bench", "--target=a:1,b:1", "--connections=2")).isEqualTo(2);
      assertThat(run("bench", "--server=pom.xml", "--placement=away")).isEqualTo(2);
    }

    @Test
    void theBaselineTakesItsTurns() {
      try (ReferenceServer server = new ReferenceServer(new Flaws())) {
        int code =
            run(
                server,
                "bench",
                "--users=4",
                "--rooms=2",
                "--connections=2",
                "--history",
                "--rounds=2",
                "--duration=0.5",
                "--warmup=0.2",
                "--baseline",
                "--server-pid=" + ProcessHandle.current().pid());

        assertThat(code).as(err + "\n" + out).isZero();
        JsonObject baseline = lastLine().getAsJsonObject("baseline");
        assertThat(baseline.get("sent").getAsLong()).isPositive();
        for (String wrong : List.of("lost", "surplus", "duplicated", "reordered", "failed_bots")) {
          assertThat(baseline.get(wrong).getAsLong()).as(wrong).isZero();
        }
        JsonObject ratio = lastLine().getAsJsonObject("ratio");
        assertThat(ratio.keySet())
            .containsExactly("deliveries_per_second", "deliveries_per_cpu_second", "p50", "p99");
      }
    }

    @Test
    void bystandersComeInAndAreShownNothing() {
      try (ReferenceServer server = new ReferenceServer(new Flaws())) {
        int code =
            run(
                server,
                "bench",
                "--users=2",
                "--rooms=1",
                "--bystanders=15",
                "--duration=0.5",
                "--warmup=0",
                "--baseline");

        assertThat(code).as(err + "\n" + out).isZero();
        assertThat(lastLine().get("bystanders").getAsInt()).isEqualTo(15);
        assertThat(lastLine().getAsJsonObject("baseline").get("failed_bots").getAsInt()).isZero();
        assertThat(err.toString())
            .contains("target: 15 bystanders in 1 rooms", "baseline: 15 bystanders in 1 rooms");
      }
    }

    @Test
    void bystandersWhoDoNotGetInAreTwo() {
      try (ReferenceServer server = new ReferenceServer(new Flaws())) {
        assertThat(run(server, "bench", "--users=2", "--rooms=1", "--bystanders=50")).isEqualTo(2);
        assertThat(run(server, "bench", "--users=2", "--rooms=2", "--bystanders=1")).isEqualTo(2);
        assertThat(err.toString())
            .contains("A bystander does not get in", "no room for bystanders");
      }
    }

    @Test
    void idlenessTellsWhatAPersonCosts() {
      try (ReferenceServer server = new ReferenceServer(new Flaws())) {
        int code =
            run(
                server,
                "bench",
                "--mode=idle",
                "--users=10",
                "--rooms=1",
                "--duration=0.1",
                "--warmup=0",
                "--server-pid=" + ProcessHandle.current().pid());

        assertThat(code).as(err + "\n" + out).isZero();
        assertThat(lastLine().has("heap_kib_per_person")).isTrue();
        assertThat(lastLine().getAsJsonObject("enter_ms").get("p99").getAsDouble()).isPositive();
      }
    }

    @Test
    void aRateIsKept() {
      try (ReferenceServer server = new ReferenceServer(new Flaws())) {
        int code =
            run(
                server,
                "bench",
                "--users=4",
                "--rooms=1",
                "--mode=rate",
                "--rate=50",
                "--duration=2",
                "--warmup=0");

        assertThat(code).as(err + "\n" + out).isZero();
        assertThat(lastLine().get("messages_per_second").getAsDouble()).isBetween(10.0, 60.0);
      }
    }

    @Test
    void aServerThatShowsNotEverythingIsOne() {
      Flaws lossy =
          new Flaws() {
            @Override
            protected List<chat.proto.RoomMessage> shows(
                String member, chat.proto.RoomMessage message) {
              return message.getSeq() % 10 == 0 ? List.of() : List.of(message);
            }
          };
      try (ReferenceServer server = new ReferenceServer(lossy)) {
        int code =
            run(
                server,
                "bench",
                "--users=2",
                "--rooms=1",
                "--mode=rate",
                "--rate=50",
                "--duration=1",
                "--warmup=0");

        assertThat(code).isEqualTo(1);
        assertThat(lastLine().get("lost").getAsLong()).isPositive();
      }
    }
  }

  @Nested
  class Attack {
    @Test
    void anotherMachineIsTwo() {
      assertThat(run("attack", "--target=192.0.2.1:50051", "--server-pid=1")).isEqualTo(2);
      assertThat(err.toString()).contains("192.0.2.1 is not this machine");
    }

    @Test
    void anUnknownAttackIsTwo() {
      int code = run("attack", "--target=127.0.0.1:1", "--server-pid=1", "--attacks=rain");

      assertThat(code).isEqualTo(2);
      assertThat(err.toString()).contains("no attack \"rain\"");
    }

    @Test
    void allCanBeListed() {
      assertThat(run("attack", "--target=127.0.0.1:1", "--server-pid=1", "--list")).isZero();
      assertThat(out.toString()).contains("continuation-full", "slow-reader");
    }
  }

  @Nested
  class Fuzz {
    @Test
    void aReplayPrintsWhatIsSent() {
      try (ReferenceServer server = new ReferenceServer(new Flaws())) {
        run(server, "fuzz", "--seed=5", "--replay=7", "--duration=10s");

        assertThat(err.toString()).contains("seed 5").contains("from 127.0.2.");
        assertThat(lastLine().get("iterations").getAsLong()).isEqualTo(1);
      }
    }

    @Test
    void anotherMachineIsTwo() {
      assertThat(run("fuzz", "--target=192.0.2.1:50051")).isEqualTo(2);
      assertThat(err.toString()).contains("192.0.2.1 is not this machine");
    }

    @Test
    void wrongOptionsAreTwo() {
      assertThat(run("fuzz", "--target=127.0.0.1:1", "--duration=soon")).isEqualTo(2);
      assertThat(run("fuzz", "--target=127.0.0.1:1", "--seed=x")).isEqualTo(2);
      assertThat(run("fuzz", "--target=127.0.0.1:1", "--replay=7-3")).isEqualTo(2);
      assertThat(run("fuzz", "--target=127.0.0.1:1", "--log=/nowhere")).isEqualTo(2);
    }
  }

  @Nested
  class Storm {
    @Test
    void aKillCommandThatFailsIsTwo() {
      try (ReferenceServer server = new ReferenceServer(new Flaws())) {
        assertThat(run(server, "storm", "--clients=3", "--kill=exit 3")).isEqualTo(2);
        assertThat(err.toString()).contains("exit code 3");
      }
    }

    @Test
    void aKillCommandThatKillsNobodyLeavesThemWhereTheyAre() {
      try (ReferenceServer server = new ReferenceServer(new Flaws())) {
        int code = run(server, "storm", "--clients=3", "--kill=true", "--patience=2s");

        assertThat(code).as("nobody came back, as nobody was away").isEqualTo(1);
        assertThat(lastLine().getAsJsonObject("back_ms").get("all").getAsLong()).isNegative();
      }
    }
  }

  @Nested
  class Churn {
    @Test
    void anotherMachineIsTwo() {
      assertThat(run("churn", "--target=192.0.2.1:50051", "--server-pid=1")).isEqualTo(2);
      assertThat(err.toString()).contains("192.0.2.1 is not this machine");
    }

    @Test
    void wrongOptionsAreTwo() {
      List<String> wrong =
          List.of(
              "--users=1", "--users=4 --rooms=3", "--turnover=0", "--rate=0", "--duration=soon");
      for (String options : wrong) {
        List<String> all = new ArrayList<>(List.of("churn", "--target=127.0.0.1:1"));
        all.add("--server-pid=1");
        all.addAll(List.of(options.split(" ")));
        assertThat(run(all.toArray(String[]::new))).as(options).isEqualTo(2);
      }
      assertThat(run("churn", "--target=127.0.0.1:1")).as("no process").isEqualTo(2);
    }

    @Test
    void aProcessThatIsNotThereIsTwo() {
      try (ReferenceServer server = new ReferenceServer(new Flaws())) {
        int code =
            run(
                server,
                "churn",
                "--server-pid=2147483647",
                "--users=4",
                "--rooms=2",
                "--turnover=2",
                "--rehearsal=200ms",
                "--away-time=10ms");

        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).contains("Process 2147483647 cannot be looked at");
      }
    }
  }

  @Nested
  class Scale {
    @Test
    void wrongOptionsAreTwo() {
      assertThat(run("scale")).isEqualTo(2);
      assertThat(run("scale", "--server=nowhere.jar")).isEqualTo(2);
      assertThat(run("scale", "--server=pom.xml", "--rooms=1", "--bystanders=5")).isEqualTo(2);
      assertThat(run("scale", "--server=pom.xml", "--bystanders=-1")).isEqualTo(2);
      assertThat(run("scale", "--server=pom.xml", "--warmup=never")).isEqualTo(2);
    }

    @Test
    void aServerThatDoesNotStartIsTwo() {
      assertThat(run("scale", "--server=pom.xml")).isEqualTo(2);
      assertThat(err.toString()).contains("The server does not start");
    }
  }

  @Nested
  class Startup {
    @Test
    void wrongOptionsAreTwo() {
      assertThat(run("startup")).isEqualTo(2);
      assertThat(run("startup", "--server=nowhere.jar")).isEqualTo(2);
      assertThat(run("startup", "--server=pom.xml", "--runs=0")).isEqualTo(2);
      assertThat(run("startup", "--server=pom.xml", "--idle=long")).isEqualTo(2);
    }

    @Test
    void aServerThatDoesNotStartIsTwo() {
      assertThat(run("startup", "--server=pom.xml")).isEqualTo(2);
      assertThat(err.toString()).contains("The server does not start");
    }
  }
}
