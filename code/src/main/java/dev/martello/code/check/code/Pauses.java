package dev.martello.code.check.code;

import dev.martello.code.analysis.Usage;
import dev.martello.code.ir.Exit;
import dev.martello.code.ir.Unit;
import dev.martello.code.project.CodeResults;
import dev.martello.value.Origin;
import dev.martello.value.Span;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Tells which loops of a function's code wait before they go on, and what libraries repeat. */
final class Pauses {
  private static final Set<String> SLEEPING =
      Set.of(
          "time.sleep",
          "asyncio.sleep",
          "anyio.sleep",
          "trio.sleep",
          "gevent.sleep",
          "eventlet.sleep",
          "threading.Event().wait",
          "asyncio.Event().wait",
          "setTimeout",
          "timers.setTimeout",
          "timers/promises.setTimeout",
          "timers/promises.scheduler.wait",
          "util.promisify()",
          "delay",
          "Atomics.wait",
          "java.lang.Thread.sleep",
          "java.lang.Object.wait",
          "java.util.concurrent.TimeUnit.sleep",
          "java.util.concurrent.CountDownLatch.await",
          "java.util.concurrent.CompletableFuture.delayedExecutor",
          "java.util.concurrent.locks.LockSupport.parkNanos",
          "com.google.common.util.concurrent.Uninterruptibles.sleepUninterruptibly",
          "reactor.core.publisher.Mono.delay",
          "time.Sleep",
          "time.After",
          "time.NewTimer",
          "github.com/aws/aws-sdk-go/aws.SleepWithContext",
          "github.com/aws/smithy-go/time.SleepWithContext");

  /** What gives a channel, or a sequence, to receive from in a loop, and is made in front of it. */
  private static final Set<String> TICKING =
      Set.of("time.NewTicker", "time.NewTimer", "time.Tick", "timers/promises.setInterval");

  /** What calls a function again and again, or until it says that it is content. */
  private static final Pattern REPEATING =
      Pattern.compile(
          "(?:timers\\.)?setInterval|p-wait-for|new"
              + " p-wait-for|p-retry|async-retry|promise-retry|ts-retry-promise\\.\\w+"
              + "|(?:exponential-backoff)\\.backOff|async-wait-until\\.\\w+|poll|promise-poller|async-poll|async\\.(?:retry|until|doUntil|whilst|doWhilst)"
              + "|polling2?\\.poll|waiting\\.wait|wait_for\\.\\w+|busypie\\..*"
              + "|backoff\\.on_predicate\\(\\)|polling2?\\.poll_decorator\\(\\)"
              + "|.*\\bScheduledExecutorService\\.schedule(?:AtFixedRate|WithFixedDelay)?|org\\.awaitility\\..*\\.until\\w*"
              + "|dev\\.failsafe\\..*\\.(?:get|run)|net\\.jodah\\.failsafe\\..*\\.(?:get|run)|com\\.github\\.rholder\\.retry\\.Retryer\\.call"
              + "|org\\.springframework\\.retry\\.support\\.RetryTemplate\\.execute|io\\.github\\.resilience4j\\.retry\\.Retry\\.(?:execute|decorate)\\w+"
              + "|k8s\\.io/apimachinery/pkg/util/wait\\..*|github\\.com/avast/retry-go(?:/v\\d+)?\\.\\w+|github\\.com/cenkalti/backoff(?:/v\\d+)?\\.\\w+"
              + "|github\\.com/sethvargo/go-retry\\.\\w+|github\\.com/hashicorp/terraform-plugin-sdk/.*");

  /** What calls a function again when it fails, or when its result is not the wanted one. */
  private static final Pattern RETRYING =
      Pattern.compile(
          "tenacity\\.(?:retry|Retrying|AsyncRetrying)\\(\\)(?:\\.call)?|retrying\\.retry(?:\\(\\))?|retry\\.retry\\(\\)|backoff\\.on_exception\\(\\)");

  private static final Pattern BY_RESULT = Pattern.compile("tenacity\\.retry_if_(?:not_)?result");

  private final List<Usage> sleeping;
  private final List<Usage> ticking;
  private final List<Usage> repeating;
  private final List<Unit> units;

  Pauses(CodeResults.FunctionCode code) {
    this.units = code.result().reached();
    this.sleeping = all(code, usage -> SLEEPING.contains(usage.name()));
    this.ticking = all(code, usage -> TICKING.contains(usage.name()));
    boolean isByResult =
        code.result().usages().stream()
            .anyMatch(usage -> BY_RESULT.matcher(usage.name()).matches());
    this.repeating =
        all(
            code,
            usage ->
                REPEATING.matcher(usage.name()).matches()
                    || (RETRYING.matcher(usage.name()).matches()
                        && (isByResult || isRaising(usage))));
  }

  /** Some function in what is tried again says by an error that it is not content. */
  private boolean isRaising(Usage retrying) {
    var within = repeated(retrying);
    return units.stream()
        .filter(unit -> unit.file().equals(within.file()))
        .flatMap(unit -> unit.procedures().stream())
        .filter(one -> one.number() > 0 && contains(within, one.extent()))
        .flatMap(one -> one.blocks().stream())
        .anyMatch(block -> block.exit() instanceof Exit.Throw(var value, _) && value >= 0);
  }

  /** Returns where what is repeated stands: in the call, or below it, which decorates it. */
  private Origin.Written repeated(Usage repeating) {
    var where = repeating.where();
    return EnclosingLoop.function(where, units)
        .filter(function -> function.name().equals(where.text()))
        .map(function -> new Origin.Written(where.file(), function.extent()))
        .orElse(where);
  }

  private static boolean contains(Origin.Written outer, Span inner) {
    return outer.span().start() <= inner.start() && inner.end() <= outer.span().end();
  }

  private static List<Usage> all(CodeResults.FunctionCode code, Predicate<Usage> wanted) {
    return code.result().usages().stream().filter(wanted).toList();
  }

  /** Returns whether a loop waits, by itself or in a function that it calls. */
  boolean isIn(EnclosingLoop loop) {
    return sleeping.stream()
            .anyMatch(
                pause ->
                    pause.way().stream().anyMatch(loop::holds)
                        || EnclosingLoop.function(pause.where(), units).stream()
                            .anyMatch(loop::calls))
        || ticking.stream().anyMatch(ticker -> loop.isBeside(ticker.where()));
  }

  /** Returns whether a pause is always one of such loops. */
  static boolean isWithin(
      List<EnclosingLoop> loops, Origin.Written pause, CodeResults.FunctionCode code) {
    var here =
        code.result().usages().stream().filter(usage -> usage.where().equals(pause)).toList();
    return loops.stream().anyMatch(loop -> loop.holds(pause))
        || (!here.isEmpty()
            && here.stream()
                .allMatch(
                    usage ->
                        loops.stream()
                            .anyMatch(loop -> usage.way().stream().anyMatch(loop::holds))));
  }

  /** Returns whether a library makes a call again and again, in a function that it was handed. */
  boolean isRepeated(Usage usage) {
    return repeating.stream()
        .map(this::repeated)
        .anyMatch(
            repeated ->
                usage.way().stream()
                    .anyMatch(
                        where ->
                            where.file().equals(repeated.file())
                                && contains(repeated, where.span())));
  }
}
