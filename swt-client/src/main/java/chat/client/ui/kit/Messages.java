package chat.client.ui.kit;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** The texts of one language. */
public final class Messages {
  private static final String BUNDLE = "chat.client.messages";

  private final Locale locale;
  private final ResourceBundle bundle;

  private Messages(Locale locale) {
    this.locale = locale;
    // Without this control an English client on a Chinese desktop would find the Chinese bundle.
    this.bundle =
        ResourceBundle.getBundle(
            BUNDLE, locale, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
  }

  /** Chinese for any kind of Chinese, English for everything else. */
  public static Messages in(Locale wanted) {
    boolean chinese = wanted.getLanguage().equals(Locale.CHINESE.getLanguage());
    return new Messages(chinese ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH);
  }

  /** The language of the texts, which is also that of times and numbers. */
  public Locale locale() {
    return locale;
  }

  /** Texts in the same language are the same. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Messages it && it.locale.equals(locale);
  }

  @Override
  public int hashCode() {
    return locale.hashCode();
  }

  /** A text, its {@code {0}}, {@code {1}} … replaced. */
  public String get(String key, Object... arguments) {
    return new MessageFormat(bundle.getString(key), locale).format(arguments);
  }

  public boolean has(String key) {
    return bundle.containsKey(key);
  }
}
