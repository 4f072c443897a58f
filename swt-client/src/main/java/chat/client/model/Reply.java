package chat.client.model;

import java.util.function.Consumer;

/** Receives the outcome of a call, exactly one of the two, unless the link is closed before. */
public interface Reply<T> {
  void answered(T answer);

  void failed(Failure failure);

  static <T> Reply<T> of(Consumer<T> onAnswer, Consumer<Failure> onFailure) {
    return new Reply<>() {
      @Override
      public void answered(T answer) {
        onAnswer.accept(answer);
      }

      @Override
      public void failed(Failure failure) {
        onFailure.accept(failure);
      }
    };
  }
}
