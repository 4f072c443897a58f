package chat.grpc;

import chat.config.Language;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** What the server says to people, in one language. Programs read codes instead. */
final class Texts {
  private final ResourceBundle bundle;

  private Texts(Locale locale) {
    bundle =
        ResourceBundle.getBundle(
            "chat.grpc.texts",
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  static Texts in(Language language) {
    return new Texts(Locale.forLanguageTag(language.tag()));
  }

  /** The text of {@code key} with its arguments put in. */
  String get(String key, Object... arguments) {
    return new MessageFormat(bundle.getString(key), bundle.getLocale()).format(arguments);
  }
}
