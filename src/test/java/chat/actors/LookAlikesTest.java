package chat.actors;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

public class LookAlikesTest {
  /** So many different names, of which each looks like every other. */
  public static List<String> manyOfOneName(int count) {
    return IntStream.range(0, count)
        .mapToObj(number -> "%10s".formatted(Integer.toString(number, 3)))
        .map(number -> "Wi" + number.replace(' ', '0').replace('0', 'l').replace('2', 'I') + "e")
        .toList();
  }

  private static UserName name(String typed) {
    return UserName.of(typed).orElseThrow();
  }

  private static boolean alike(String one, String other) {
    assertThat(name(one).isLike(name(other))).isEqualTo(name(other).isLike(name(one)));
    return name(one).isLike(name(other));
  }

  @ParameterizedTest
  @CsvSource({
    // One writing system for another.
    "coco, сосо",
    "COCO, сосо",
    "PAPA, рара",
    "ANN, ΑΝΝ",
    "Ann, ΑΝΝ",
    "ICE, ісе",
    "ІСЕ, ice",
    "ᎪᏚᎪ, ASA",
    // Within one.
    "AlI, All",
    "AlI, Ali",
    "Ill, lll",
    "user1, userl",
    "user1, userI",
    "b0b, bob",
    "B0B, bob",
    "modern, modem",
    "Modern, MODEM",
    "Tom, Torn",
    "TOM, torn",
    "ɑlice, alice",
    "ƒoo, foo",
    // Forms that stand for others.
    "Ａｎｎ, Ann",
    "ﬁn, fin",
    "\uD835\uDC00nn, ANN",
    "ᵃⁿⁿ, Ann",
    // East Asia.
    "カ, 力",
    "ロ, 口",
    "一一, ーー",
    "士, 土",
    "丨ce, Ice",
    "A丨ice, Alice",
    "Bㅇb, Bob",
    "Aㅣice, alice",
    "丁om, Tom",
    // From right to left.
    "محمد, مـحمد",
    "علی, علي",
    "٣اب, ۳اب",
    "אב1, 1אב"
  })
  void countAsOneName(String one, String other) {
    assertThat(alike(one, other)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "Ali, All",
    "user1, user10",
    "user1, user11",
    "user1, user2",
    "u01, u02",
    "Ann, Anna",
    "Jose, José",
    "小明, 小名",
    "日, 曰",
    "已, 己",
    "己, 巳",
    "未, 末",
    "干, 千",
    "天, 夫",
    "王, 玉",
    "大明, 太明",
    "入, 人",
    "丁一, 丁二",
    "丁一, T一",
    "張, 张",
    "Ольга, Олеся",
    "שלום, שלומי",
    "محمد, أحمد",
    "김민수, 김민서",
    "あい, アイ",
    "İ, i"
  })
  void areNoMoreThanAlike(String one, String other) {
    assertThat(alike(one, other)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ـ", "ــ"})
  void aNameOfNothingButAStretchedLineIsLikeItself(String typed) {
    assertThat(name(typed).forms()).containsExactly(typed);
  }

  /** Of the 3,755 characters of everyday Chinese, two are so alike that they are one. */
  @Test
  void everydayChineseNamesStayApart() {
    List<String> characters = new ArrayList<>();
    for (int row = 0xB0; row <= 0xD7; row++) {
      for (int cell = 0xA1; cell <= 0xFE; cell++) {
        characters.add(new String(new byte[] {(byte) row, (byte) cell}, Charset.forName("GB2312")));
      }
    }
    characters.removeIf(character -> !UserName.of(character).isPresent());
    assertThat(characters).hasSize(3_755);
    assertThat(alikeAmong(characters)).containsExactly("士 土");
  }

  @Test
  void numberedNamesStayApart() {
    List<String> numbered =
        IntStream.rangeClosed(0, 3_000).mapToObj(number -> "user" + number).toList();
    assertThat(alikeAmong(numbered)).isEmpty();
  }

  private static List<String> alikeAmong(List<String> names) {
    Map<String, String> first = new HashMap<>();
    List<String> alike = new ArrayList<>();
    for (String typed : names) {
      for (String form : name(typed).forms()) {
        String other = first.putIfAbsent(form, typed);
        if (other != null) {
          alike.add(other + " " + typed);
        }
      }
    }
    return alike;
  }

  @Test
  void oneNameHasThousands() {
    List<String> many = manyOfOneName(1_000);
    assertThat(many).doesNotHaveDuplicates();
    assertThat(many).allMatch(other -> alike(many.get(0), other));
    assertThat(many).allMatch(other -> alike(many.get(999), other));
  }

  @Test
  void formsAreFewAndShortWhateverIsTyped() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      String typed =
          random
              .ints(1 + random.nextInt(20), 0, 0x110000)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
      UserName.of(typed)
          .ifPresent(
              name ->
                  assertThat(name.forms())
                      .hasSizeBetween(1, 5)
                      .contains(name.key())
                      .allMatch(form -> !form.isEmpty() && form.length() < 1_000));
    }
    assertThat(name("ﷺ".repeat(20)).forms()).allMatch(form -> form.length() < 1_000);
  }
}
