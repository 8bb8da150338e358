package dev.martello.code;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs something that calls itself deeply on a thread with a stack that is large enough. */
final class DeepThread {
  private DeepThread() {}

  private sealed interface Ended<T> {
    record With<T>(T value) implements Ended<T> {}

    record By<T>(Throwable thrown) implements Ended<T> {}
  }

  static <T> T call(Supplier<T> task, long stack) {
    var ended = new AtomicReference<@Nullable Ended<T>>();
    var thread =
        new Thread(
            null,
            () -> {
              try {
                ended.set(new Ended.With<>(task.get()));
              } catch (RuntimeException | Error e) {
                ended.set(new Ended.By<>(e));
              }
            },
            "code",
            stack);
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
    return switch (ended.get()) {
      case null -> throw new IllegalStateException("ended without a result");
      case Ended.With<T> with -> with.value();
      case Ended.By<T>(RuntimeException thrown) -> throw thrown;
      case Ended.By<T>(Error thrown) -> throw thrown;
      case Ended.By<T>(Throwable thrown) -> throw new IllegalStateException(thrown);
    };
  }
}
