package dev.martello.check.monitoring;

import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import java.util.List;
import java.util.stream.Stream;

/** Finds what is missing of the services that watch over a whole account. */
final class AccountServices {
  /*
   * A trail, a detector and a recorder exist once for an account and region, so the template of an
   * application rightly declares none: that says nothing on the account. A template that sets up one
   * of them is the account's own, and what it leaves out is missing. A trail alone does not make it
   * so, since applications have trails for their own data events.
   */
  static final String TRAIL = "AWS::CloudTrail::Trail";
  static final String DETECTOR = "AWS::GuardDuty::Detector";
  static final String RECORDER = "AWS::Config::ConfigurationRecorder";

  private static final List<String> MARKS =
      List.of(DETECTOR, RECORDER, "AWS::SecurityHub::Hub", "AWS::Macie::Session");

  private AccountServices() {}

  /** Says whether what was read sets up an account. */
  static boolean isBaseline(Check.Context context) {
    return context.resources(MARKS).findAny().isPresent();
  }

  /**
   * Judges a service of which nothing is declared: once, where an account is set up; under the
   * profile strict at the first function else.
   */
  static Stream<Verdict> missing(String type, String message, App app, Check.Context context) {
    if (context.resources(type).findAny().isPresent()) {
      return Stream.empty();
    }
    var mark = context.resources(MARKS).findFirst();
    if (mark.isPresent()) {
      return Stream.of(Verdict.fails(mark.get(), mark.get().origin(), message));
    }
    return context.isStrict()
        ? app.functions().stream()
            .limit(1)
            .map(function -> Verdict.fails(function, function.origin(), message))
        : Stream.empty();
  }
}
