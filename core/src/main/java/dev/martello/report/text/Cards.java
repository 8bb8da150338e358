package dev.martello.report.text;

import dev.martello.model.Exposure;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Trigger;
import dev.martello.report.Triggers;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes a card for a function: what it is, what triggers it, who reaches it, what it may do. */
final class Cards {
  private static final int MOST_TRIGGERS = 8;
  private static final int MOST_WAYS = 3;
  private static final String LABEL = "%-12s";

  private final Page page;
  private final Map<String, String> rolesToldBy = new HashMap<>();

  Cards(Page page) {
    this.page = page;
  }

  void write(LambdaFunction function) throws IOException {
    var identity = function.identity();
    page.title(identity.title(), FindingList.place(function.origin(), identity.stack()));
    if (identity.isSupplied()) {
      row("supplied by", "the CDK, with code of its own");
    }
    row("runs", runs(function));
    writeTriggers(function);
    row("reachable by", reachable(function.exposure()));
    var roles = function.role().known().toList();
    if (roles.isEmpty()) {
      row("role", function.role().written().brief() + " (not declared here)");
    }
    for (var role : roles) {
      var told = rolesToldBy.putIfAbsent(role.identity().key(), identity.title());
      row("role", role.identity().id() + (told == null ? "" : ", as of " + told));
      for (var grant : told == null ? Grants.of(role) : List.<String>of()) {
        row("", grant);
      }
    }
  }

  private static String runs(LambdaFunction function) {
    boolean isImage = function.packageType().isEqualTo("Image").isYes();
    var what =
        isImage
            ? "container image"
            : function.runtime().brief() + ", handler " + function.handler().brief();
    return what + ", " + function.timeout().brief() + " s, " + function.memory().brief() + " MB";
  }

  private void writeTriggers(LambdaFunction function) throws IOException {
    var lines = function.triggers().stream().map(Triggers::show).distinct().toList();
    if (lines.isEmpty()) {
      row("triggered by", "nothing that is declared here");
    }
    for (int index = 0; index < lines.size() && index < MOST_TRIGGERS; index++) {
      row(index == 0 ? "triggered by" : "", lines.get(index));
    }
    if (lines.size() > MOST_TRIGGERS) {
      row("", "and %d more".formatted(lines.size() - MOST_TRIGGERS));
    }
  }

  private static String reachable(Exposure exposure) {
    var ways = ways(exposure.by());
    return switch (exposure.level()) {
      case PUBLIC -> "anybody on the internet" + ways;
      case AUTHENTICATED -> "authenticated callers" + ways;
      case UNKNOWN -> "not decided" + (ways.isEmpty() ? "" : ", perhaps anybody" + ways);
      case INTERNAL -> "nobody outside the account";
    };
  }

  private static String ways(List<Trigger> by) {
    var ways = by.stream().map(Triggers::way).distinct().toList();
    if (ways.isEmpty()) {
      return "";
    }
    var first = String.join(", ", ways.subList(0, Math.min(ways.size(), MOST_WAYS)));
    var more = ways.size() > MOST_WAYS ? " and %d more".formatted(ways.size() - MOST_WAYS) : "";
    return " through " + first + more;
  }

  /** Writes one line of a card. */
  void row(String label, String text) throws IOException {
    page.labelled("  ", LABEL.formatted(label), text);
  }
}
