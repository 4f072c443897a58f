package chat.config;

import chat.config.Settings.AddressLimits;
import chat.config.Settings.Limits;
import chat.config.Settings.PersonLimits;
import chat.config.Settings.Rate;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigValue;
import io.netty.util.NetUtil;
import java.util.List;
import java.util.Optional;

/** Reads the block {@code grpc-chat.limits}. */
final class LimitsReader {
  private static final Kind<Integer> COUNT = Kind.whole(1, 1_000_000);
  private static final Kind<List<String>> ADDRESSES =
      new Kind<>("a list of IP addresses, such as [\"127.0.0.1\"]", LimitsReader::addresses);

  private LimitsReader() {}

  static Limits read(SettingsReader settings) {
    return new Limits(
        settings.value("grpc-chat.limits.exempt-addresses", ADDRESSES),
        new AddressLimits(
            settings.value("grpc-chat.limits.address.connections", COUNT),
            rate(settings, "grpc-chat.limits.address.new-connections"),
            settings.value("grpc-chat.limits.address.waiting-streams", COUNT),
            rate(settings, "grpc-chat.limits.address.logins"),
            settings.value("grpc-chat.limits.address.people", COUNT)),
        new PersonLimits(
            messages(settings, "grpc-chat.limits.person.messages"),
            rate(settings, "grpc-chat.limits.person.requests")));
  }

  private static Rate rate(SettingsReader settings, String key) {
    return new Rate(
        settings.value(key + "-per-second", COUNT), settings.value(key + "-burst", COUNT));
  }

  private static Optional<Rate> messages(SettingsReader settings, String key) {
    Optional<Integer> perSecond = settings.value(key + "-per-second", Kind.offOr(COUNT));
    int burst = settings.value(key + "-burst", COUNT);
    return perSecond.map(number -> new Rate(number, burst));
  }

  private static Optional<List<String>> addresses(ConfigValue value) {
    if (!(value instanceof ConfigList list)) {
      return Optional.empty();
    }
    List<String> addresses = list.stream().map(each -> String.valueOf(each.unwrapped())).toList();
    return Optional.of(addresses).filter(all -> all.stream().allMatch(LimitsReader::isAddress));
  }

  private static boolean isAddress(String text) {
    return NetUtil.isValidIpV4Address(text) || NetUtil.isValidIpV6Address(text);
  }
}
