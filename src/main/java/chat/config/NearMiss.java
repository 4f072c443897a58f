package chat.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds what somebody probably meant. */
final class NearMiss {
  private static final int MOST_EDITS = 3;
  private static final LevenshteinDistance EDITS = LevenshteinDistance.getDefaultInstance();

  private NearMiss() {}

  /** The candidate that differs least from {@code typed}, if the difference looks like a slip. */
  static Optional<String> of(String typed, Collection<String> candidates) {
    return candidates.stream()
        .filter(
            candidate ->
                EDITS.apply(typed, candidate) <= Math.min(MOST_EDITS, candidate.length() / 2))
        .min(Comparator.comparingInt(candidate -> EDITS.apply(typed, candidate)));
  }
}
