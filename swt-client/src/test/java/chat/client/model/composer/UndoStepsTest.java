package chat.client.model.composer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UndoStepsTest {
  private final UndoSteps steps = new UndoSteps();

  private void type(String text) {
    for (int i = 1; i <= text.length(); i++) {
      steps.changed(text.substring(0, i), i);
    }
  }

  @Test
  void takeBackWordByWordWhatWasTyped() {
    type("two words");
    assertThat(steps.undo()).contains(new Field("two ", 4));
    assertThat(steps.undo()).contains(new Field("two", 3));
    assertThat(steps.undo()).contains(new Field("", 0));
    assertThat(steps.undo()).isEmpty();
  }

  @Test
  void bringBackWhatWasTakenBack() {
    type("two words");
    steps.undo();
    steps.undo();
    assertThat(steps.redo()).contains(new Field("two ", 4));
    assertThat(steps.redo()).contains(new Field("two words", 9));
    assertThat(steps.redo()).isEmpty();
  }

  @Test
  void forgetWhatWasTakenBackOnceSomethingElseIsTyped() {
    type("one");
    steps.undo();
    steps.changed("x", 1);
    assertThat(steps.redo()).isEmpty();
    assertThat(steps.undo()).contains(new Field("", 0));
  }

  @Test
  void takeBackAPasteAsAWhole() {
    type("see");
    steps.changed("see\nmany\nlines", 14);
    assertThat(steps.undo()).contains(new Field("see", 3));
  }

  @Test
  void takeBackADeletionByItself() {
    type("word");
    steps.changed("wor", 3);
    steps.changed("worn", 4);
    assertThat(steps.undo()).contains(new Field("wor", 3));
    assertThat(steps.undo()).contains(new Field("word", 4));
  }

  @Test
  void tellApartWhatIsTypedInDifferentPlaces() {
    type("ac");
    steps.changed("abc", 2);
    steps.changed("abcd", 4);
    assertThat(steps.undo()).contains(new Field("abc", 2));
  }

  @Test
  void beginAnewWithAnotherText() {
    type("gone");
    steps.restart("kept");
    assertThat(steps.undo()).isEmpty();
    steps.changed("kept!", 5);
    assertThat(steps.undo()).contains(new Field("kept", 4));
  }

  @Test
  void areSoManyAtMost() {
    for (int i = 1; i <= UndoSteps.MOST + 5; i++) {
      steps.changed("ab ".repeat(i), 3 * i);
    }
    for (int i = 0; i < UndoSteps.MOST; i++) {
      assertThat(steps.undo()).isPresent();
    }
    assertThat(steps.undo()).isEmpty();
  }
}
