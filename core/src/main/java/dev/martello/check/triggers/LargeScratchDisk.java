package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Exposure;
import dev.martello.model.LambdaFunction;
import java.util.stream.Stream;

/** Flags scratch disks that hold far more than a function's own work. */
@About(
    severity = LOW,
    title = "Function has a very large scratch disk",
    why =
        "What calls leave in `/tmp` stays for the next caller of the same environment, and a large"
            + " disk holds a large haul for whoever gets into the function.",
    mend = "Set `EphemeralStorage` to what one call needs, and delete files when it ends.",
    cwe = 459,
    sameAs = {"A.4"})
final class LargeScratchDisk implements Check {
  /*
   * 512 MB is the default, 10,240 MB the maximum (Lambda Developer Guide, "Configure ephemeral
   * storage"). Media and archives need room, so only the maximum where outsiders can call is told. The
   * strict want to hear of all that is more than twice what is given without asking.
   */
  private static final long DEFAULT_MIB = 512;
  private static final long LARGEST_MIB = 10_240;

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.functions().stream()
        .filter(
            function -> context.isStrict() || function.exposure().level() == Exposure.Level.PUBLIC)
        .map(function -> judge(function, app, context).on(function));
  }

  private static Verdict judge(LambdaFunction function, App app, Check.Context context) {
    var size = app.settingsOf(function).get("EphemeralStorage", "Size").number(DEFAULT_MIB);
    return Verdict.of(
        size.is(mib -> context.isStrict() ? mib > 2 * DEFAULT_MIB : mib >= LARGEST_MIB),
        function,
        size.origin(),
        "`/tmp` holds %s MB from one call to the next".formatted(size.show()),
        size);
  }
}
