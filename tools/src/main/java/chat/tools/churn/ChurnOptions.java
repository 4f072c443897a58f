package chat.tools.churn;

import com.google.common.net.HostAndPort;
import java.time.Duration;

/**
 * Who comes and goes, and for how long.
 *
 * @param target the server, on this machine
 * @param serverPid its process
 * @param users people at any time; half of them stay
 * @param rooms the first so many of the server's list
 * @param turnover people a second who go and are replaced
 * @param rate messages a second, of all people together
 * @param rehearsal how long the same is done before the server is looked at first
 * @param duration how long it is done then
 * @param awayTime how long the server keeps a place for somebody whose connection was cut
 * @param samples how often the server is looked at meanwhile
 */
record ChurnOptions(
    HostAndPort target,
    long serverPid,
    int users,
    int rooms,
    double turnover,
    double rate,
    Duration rehearsal,
    Duration duration,
    Duration awayTime,
    Duration samples) {
  /** People who never leave, and judge. */
  int steady() {
    return users - passing();
  }

  /** People at any time who stay for a while only. */
  int passing() {
    return users / 2;
  }

  /** Places that a room needs: those who are in it, and those who are kept in it. */
  int placesPerRoom() {
    double away = turnover * Turnover.CUT_SHARE * awayTime.toMillis() / 1000;
    return (int) (Math.ceil(users / (double) rooms) + Math.ceil(away / rooms)) + Turnover.OVERLAP;
  }
}
