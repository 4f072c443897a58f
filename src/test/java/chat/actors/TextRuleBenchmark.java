package chat.actors;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to look through a text of a hundred letters, which every message is put to. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class TextRuleBenchmark {

  /** Ten letters of a language, said ten times. */
  public enum Language {
    ENGLISH("Good day! "),
    CHINESE("大家好，今天天气不错");

    private final String text;

    Language(String letters) {
      text = letters.repeat(10);
    }
  }

  @Param private Language language;

  @Benchmark
  public Optional<RefusalReason> check() {
    return TextRule.check(language.text, "01977f3e-5c00-7000-8000-000000000000", 1_000);
  }
}
