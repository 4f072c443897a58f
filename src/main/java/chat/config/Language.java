package chat.config;

/** A language that texts for people exist in. */
public enum Language {
  ZH_CN("zh-CN"),
  EN("en");

  private final String tag;

  Language(String tag) {
    this.tag = tag;
  }

  /** The BCP 47 tag, as in the configuration and in {@code accept-language}. */
  public String tag() {
    return tag;
  }
}
