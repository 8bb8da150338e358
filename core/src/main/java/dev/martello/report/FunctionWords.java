package dev.martello.report;

import dev.martello.check.WayIn;
import dev.martello.model.Code;
import dev.martello.model.Exposure;
import dev.martello.model.FunctionUrl;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Trigger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Says in a few words what a function is, what triggers it and who can reach it. */
public final class FunctionWords {
  private static final int MOST_WAYS = 3;

  private FunctionWords() {}

  /** Returns runtime, handler, timeout and memory. */
  public static String runs(LambdaFunction function) {
    if (function.code() instanceof Code.Undeclared) {
      return "handler " + function.handler().brief() + ", as its code looks; nothing declares it";
    }
    boolean isImage = function.packageType().isEqualTo("Image").isYes();
    var parts = new ArrayList<String>();
    if (isImage) {
      parts.add("container image");
    } else {
      var runtime = function.runtime().brief();
      var handler = function.handler().brief();
      parts.add(runtime.isEmpty() ? "no runtime" : runtime);
      parts.add(handler.isEmpty() ? "no handler" : "handler " + handler);
    }
    parts.add(function.timeout().brief() + " s");
    parts.add(function.memory().brief() + " MB");
    return String.join(", ", parts);
  }

  /** Returns each trigger; empty where nothing that is declared triggers it. */
  public static List<String> triggers(LambdaFunction function) {
    return function.triggers().stream().map(Triggers::show).distinct().toList();
  }

  /** Returns who can call it, and through what. */
  public static String reachable(Exposure exposure) {
    boolean isOpen = exposure.level() == Exposure.Level.PUBLIC;
    var ways = ways(exposure.by(), isOpen ? FunctionWords::open : Triggers::way);
    return switch (exposure.level()) {
      case PUBLIC -> WayIn.who(exposure.by()).replace("anybody", "anybody on the internet") + ways;
      case AUTHENTICATED -> "authenticated callers" + ways;
      case UNKNOWN -> "not decided" + (ways.isEmpty() ? "" : ", perhaps anybody" + ways);
      case INTERNAL -> "nobody outside the account";
    };
  }

  /** What CloudFront signs for its viewers is open through CloudFront alone. */
  private static String open(Trigger trigger) {
    return trigger instanceof Trigger.FromUrl(FunctionUrl url) && WayIn.isSigned(url)
        ? "CloudFront, which signs for its viewers"
        : Triggers.way(trigger);
  }

  private static String ways(List<Trigger> by, Function<Trigger, String> show) {
    var ways = by.stream().map(show).distinct().toList();
    if (ways.isEmpty()) {
      return "";
    }
    var first = String.join(", ", ways.subList(0, Math.min(ways.size(), MOST_WAYS)));
    var more = ways.size() > MOST_WAYS ? " and %d more".formatted(ways.size() - MOST_WAYS) : "";
    return " through " + first + more;
  }
}
