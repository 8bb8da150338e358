package dev.martello.code.check.code;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.code.project.CodeResults;
import dev.martello.code.value.SinkKind;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Flags calls of AWS whose resource is named by data from outside. */
@About(
    severity = MEDIUM,
    title = "Event data chooses an AWS resource",
    why =
        "Whoever sends the event makes the function use any table, bucket, queue or function that"
            + " its role may.",
    mend = "Take the name from configuration, or look it up in a list of known ones.",
    cwe = 639)
final class EventChosenResource implements FlowCheck {
  @Override
  public Set<SinkKind> kinds() {
    return Set.of(SinkKind.RESOURCE);
  }

  /** A role that may use but one resource leaves whoever chooses no choice. */
  @Override
  public String limit(List<Reaching> all, Context context) {
    var codes = context.shared(CodeResults.class, CodeResults::of).functions();
    var names = new TreeSet<String>();
    for (var reaching : all) {
      var only =
          codes.stream()
              .filter(code -> code.function().equals(reaching.function()))
              .findFirst()
              .flatMap(code -> ChosenResource.only(code, reaching.flow(), context));
      if (only.isEmpty()) {
        return "";
      }
      names.add(only.get());
    }
    return names.size() == 1
        ? "the role permits the operation on `%s` only".formatted(names.first())
        : "the roles permit the operation on one resource each";
  }
}
