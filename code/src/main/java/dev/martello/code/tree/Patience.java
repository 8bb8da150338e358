package dev.martello.code.tree;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Waits for the parser as long as any honest text needs. Recovering from errors can take it time
 * that grows with the square of the text, and it cannot be asked to stop in the middle of that.
 */
final class Patience {
  /** Parsing takes about a second for two million characters; machines may be busy. */
  private static final Duration ALWAYS = Duration.ofSeconds(20);

  private static final int CHARACTERS_PER_SECOND = 50_000;

  private Patience() {}

  /**
   * Runs a parse; empty if it does not end. The thread that it runs on is then left behind and ends
   * with the program.
   *
   * @param length of the text
   */
  static <T> Optional<T> call(Supplier<T> parse, int length) {
    var task = new FutureTask<>(parse::get);
    var thread = new Thread(null, task, "parser", 16L << 20);
    thread.setDaemon(true);
    thread.start();
    try {
      long seconds = ALWAYS.toSeconds() + length / CHARACTERS_PER_SECOND;
      return Optional.of(task.get(seconds, TimeUnit.SECONDS));
    } catch (TimeoutException _) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException thrown) {
        throw thrown;
      }
      if (e.getCause() instanceof Error thrown) {
        throw thrown;
      }
      throw new IllegalStateException(e);
    }
  }
}
