package chat.grpc;

import akka.grpc.javadsl.Metadata;
import chat.config.Language;
import chat.config.Settings;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Chooses the language of an answer's texts. */
final class Languages {
  private static final List<Locale> KNOWN =
      Arrays.stream(Language.values()).map(Languages::locale).toList();

  /** What speaks one language: to both services' clients, and to each one's. */
  record Speech(Wire common, ChatWire chat, SessionWire session) {}

  private final Map<Language, Speech> speeches = new EnumMap<>(Language.class);
  private final Language fallback;

  /**
   * Languages for answers with the limits of the settings.
   *
   * @param fallback for clients that name no language, or none that exists here
   */
  Languages(Language fallback, Settings.Session settings) {
    this.fallback = fallback;
    for (Language language : Language.values()) {
      Wire wire = new Wire(Texts.in(language), settings.textLimit());
      speeches.put(
          language,
          new Speech(wire, new ChatWire(wire), new SessionWire(wire, settings.awayTime())));
    }
  }

  /** What speaks to the client whose request carries {@code metadata}. */
  Speech of(Metadata metadata) {
    return speeches.get(
        metadata.getText("accept-language").flatMap(Languages::best).orElse(fallback));
  }

  private static Optional<Language> best(String acceptLanguage) {
    try {
      Locale found = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), KNOWN);
      return Arrays.stream(Language.values()).filter(l -> locale(l).equals(found)).findFirst();
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  /** Without its region: every kind of Chinese is nearer to a reader of Chinese than English. */
  private static Locale locale(Language language) {
    return Locale.forLanguageTag(Locale.forLanguageTag(language.tag()).getLanguage());
  }
}
