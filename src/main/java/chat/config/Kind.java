package chat.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigValue;
import java.math.BigInteger;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a key may hold.
 *
 * @param allowed completes "allowed: ..."
 * @param parse the value as a {@code T}, or empty if it is not allowed
 */
record Kind<T>(String allowed, Function<ConfigValue, Optional<T>> parse) {
  private static final String KEY = "value";
  private static final List<String> SIZE_UNITS = List.of("KiB", "MiB", "GiB", "TiB");

  static Kind<Integer> whole(int min, int max) {
    return text(
        "a whole number from " + min + " to " + max,
        text ->
            Optional.of(text)
                .filter(digits -> digits.matches("-?\\d{1,18}"))
                .map(Long::parseLong)
                .filter(number -> number >= min && number <= max)
                .map(Long::intValue));
  }

  static Kind<Integer> bytes(int min, int max) {
    Kind<Long> size = size(min, max);
    return new Kind<>(size.allowed(), value -> size.parse().apply(value).map(Long::intValue));
  }

  static Kind<Long> size(long min, long max) {
    return new Kind<>(
        "a size from " + shownSize(min) + " to " + shownSize(max),
        value ->
            get(value, config -> config.getMemorySize(KEY).toBytesBigInteger())
                .filter(size -> size.compareTo(BigInteger.valueOf(min)) >= 0)
                .filter(size -> size.compareTo(BigInteger.valueOf(max)) <= 0)
                .map(BigInteger::longValueExact));
  }

  static Kind<Duration> duration(Duration min, Duration max) {
    return new Kind<>(
        "a duration with its unit from " + span(min) + " to " + span(max),
        value ->
            scalar(value)
                // The library takes a bare number for milliseconds; people mean seconds.
                .filter(text -> text.matches(".*[a-z]"))
                .flatMap(text -> get(value, config -> config.getDuration(KEY)))
                .filter(time -> time.compareTo(min) >= 0 && time.compareTo(max) <= 0));
  }

  /** Either "off", which is empty, or what {@code kind} allows. */
  static <T> Kind<Optional<T>> offOr(Kind<T> kind) {
    return new Kind<>(
        "off, or " + kind.allowed(),
        value ->
            scalar(value).filter("off"::equalsIgnoreCase).isPresent()
                ? Optional.of(Optional.empty())
                : kind.parse().apply(value).map(Optional::of));
  }

  /** Either "auto", for what suits this machine, or what {@code kind} allows. */
  static <T> Kind<T> autoOr(T auto, Kind<T> kind) {
    return new Kind<>(
        "auto, or " + kind.allowed(),
        value ->
            scalar(value).filter("auto"::equalsIgnoreCase).isPresent()
                ? Optional.of(auto)
                : kind.parse().apply(value));
  }

  static Kind<Path> path() {
    return text("the path of a file", Kind::path);
  }

  private static Optional<Path> path(String text) {
    try {
      return Optional.of(text).filter(name -> !name.isBlank()).map(Path::of);
    } catch (InvalidPathException invalid) {
      return Optional.empty();
    }
  }

  static Kind<Boolean> flag() {
    return new Kind<>("on or off", value -> get(value, config -> config.getBoolean(KEY)));
  }

  static <T> Kind<T> oneOf(T[] values, Function<T, String> name) {
    return text(
        Arrays.stream(values).map(name).collect(Collectors.joining(", ")),
        text ->
            Arrays.stream(values)
                .filter(value -> name.apply(value).equalsIgnoreCase(text))
                .findFirst());
  }

  static <T> Kind<T> text(String allowed, Function<String, Optional<T>> parse) {
    return new Kind<>(allowed, value -> scalar(value).flatMap(parse));
  }

  private static Optional<String> scalar(ConfigValue value) {
    return get(value, config -> config.getString(KEY));
  }

  private static <T> Optional<T> get(ConfigValue value, Function<Config, T> getter) {
    try {
      return Optional.of(getter.apply(value.atKey(KEY)));
    } catch (ConfigException notOfThisType) {
      return Optional.empty();
    }
  }

  private static String shownSize(long bytes) {
    int unit = Math.min(Long.numberOfTrailingZeros(bytes) / 10, SIZE_UNITS.size()) - 1;
    return (bytes >> 10 * (unit + 1)) + " " + SIZE_UNITS.get(unit);
  }

  private static String span(Duration time) {
    if (time.isZero()) {
      return "0s";
    }
    if (time.toDaysPart() > 0) {
      return time.toDays() + "d";
    }
    if (time.toHoursPart() > 0) {
      return time.toHours() + "h";
    }
    if (time.toMinutesPart() > 0) {
      return time.toMinutes() + "m";
    }
    return time.toSecondsPart() > 0 ? time.toSeconds() + "s" : time.toMillis() + "ms";
  }
}
