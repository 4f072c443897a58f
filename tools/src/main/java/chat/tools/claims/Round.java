package chat.tools.claims;

import chat.proto.RefusalCode;
import chat.tools.crowd.Login;
import java.time.Duration;
import java.util.Map;

/**
 * What became of one name.
 *
 * @param answers how many got which, by code
 * @param winners how many at each of the servers were given the name, by address
 * @param taken from the first claim to the last answer
 */
record Round(Map<String, Integer> answers, Map<String, Integer> winners, Duration taken) {
  /** Whether one has the name, and all the others were told that it is taken. */
  boolean right() {
    int all = answers.values().stream().mapToInt(Integer::intValue).sum();
    return answers.getOrDefault(Login.Answer.WELCOME, 0) == 1
        && answers.getOrDefault(RefusalCode.REFUSAL_CODE_NAME_TAKEN.name(), 0) == all - 1;
  }

  String summary() {
    return "%s after %d ms, given at %s".formatted(answers, taken.toMillis(), winners.keySet());
  }
}
