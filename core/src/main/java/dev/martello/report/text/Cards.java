package dev.martello.report.text;

import dev.martello.model.Code;
import dev.martello.model.LambdaFunction;
import dev.martello.report.FunctionWords;
import dev.martello.report.RoleWords;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes a card for a function: what it is, what triggers it, who reaches it, what it may do. */
final class Cards {
  private static final int MOST_TRIGGERS = 8;
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
    row("runs", FunctionWords.runs(function));
    if (function.code() instanceof Code.Undeclared) {
      return;
    }
    writeTriggers(function);
    row("reachable by", FunctionWords.reachable(function.exposure()));
    var roles = function.role().known().toList();
    if (roles.isEmpty()) {
      row("role", function.role().written().brief() + " (not declared here)");
    }
    for (var role : roles) {
      var told = rolesToldBy.putIfAbsent(role.identity().key(), identity.title());
      row("role", role.identity().id() + (told == null ? "" : ", as of " + told));
      for (var grant : told == null ? RoleWords.of(role) : List.<String>of()) {
        row("", grant);
      }
    }
  }

  private void writeTriggers(LambdaFunction function) throws IOException {
    var lines = FunctionWords.triggers(function);
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

  /** Writes one line of a card. */
  void row(String label, String text) throws IOException {
    page.labelled("  ", LABEL.formatted(label), text);
  }
}
