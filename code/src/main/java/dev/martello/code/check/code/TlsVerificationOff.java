package dev.martello.code.check.code;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Verdict;
import dev.martello.code.project.CodeResults;
import dev.martello.model.App;
import dev.martello.model.LambdaFunction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/** Flags connections that accept any certificate. */
@About(
    severity = MEDIUM,
    title = "Certificates are not verified",
    why = "Whoever stands between the function and the server reads and changes what they say.",
    mend = "Leave verification on; name a bundle where a private authority signs.",
    cwe = 295,
    sameAs = {"B501"})
final class TlsVerificationOff implements MisuseCheck, PlaceCheck {
  @Override
  public String misuse() {
    return "tls-verification-off";
  }

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return Stream.of(
            MisuseCheck.super.run(app, context),
            trusting(context),
            PlaceCheck.super.run(app, context))
        .flatMap(found -> found);
  }

  @Override
  public Stream<Place> places(CodeResults.FunctionCode code) {
    return SwitchedVerification.off(code);
  }

  private static Stream<Verdict> trusting(Context context) {
    var found = new LinkedHashMap<TrustingEverybody.Found, List<LambdaFunction>>();
    for (var code : context.shared(CodeResults.class, CodeResults::of).functions()) {
      for (var unit : code.result().reached()) {
        for (var one : TrustingEverybody.in(unit)) {
          found.computeIfAbsent(one, _ -> new ArrayList<>()).add(code.function());
        }
      }
    }
    return found.entrySet().stream()
        .map(
            each ->
                Verdict.fails(
                        each.getValue().getFirst(), each.getKey().where(), each.getKey().message())
                    .on(each.getValue()));
  }
}
