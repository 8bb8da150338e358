package dev.martello.check.monitoring;

import dev.martello.check.Change;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.model.Settings;
import java.util.List;

/** Writes the event selector that a trail lacks, in the manner of those it has. */
final class NewSelector {
  private static final String CAUTION = "CloudTrail charges for each data event";

  /** What a basic selector calls all functions of the account. */
  static final Term EVERY_FUNCTION = Term.sub("arn:${AWS::Partition}:lambda");

  private NewSelector() {}

  /**
   * Returns a selector of data events.
   *
   * @param arns starts of ARNs; no remedy where there are none, nor for a trail that is off
   */
  static Remedy of(TrailEvents events, String type, List<Term> arns) {
    boolean isOff = !events.trail().isLogging().isEqualTo(true).isYes();
    if (arns.isEmpty() || isOff) {
      return Remedy.none();
    }
    var trail = events.trail().identity();
    var settings = events.settings();
    boolean isAdvanced = !settings.get("AdvancedEventSelectors").items().isEmpty();
    var change =
        isAdvanced
            ? new Change.Append(trail, List.of("AdvancedEventSelectors"), advanced(type, arns))
            : new Change.Append(trail, List.of("EventSelectors"), basic(type, arns, settings));
    return Remedy.of("record data events of `" + type + "`", change).warning(CAUTION);
  }

  /** The first selector takes the place of the default, which records all management events. */
  private static Term basic(String type, List<Term> arns, Settings trail) {
    boolean isFirst = trail.get("EventSelectors").items().isEmpty();
    return Term.parts()
        .with("ReadWriteType", Term.text("All"))
        .with("IncludeManagementEvents", Term.flag(isFirst))
        .with(
            "DataResources",
            Term.items(
                Term.parts().with("Type", Term.text(type)).with("Values", new Term.Items(arns))));
  }

  private static Term advanced(String type, List<Term> arns) {
    var fields =
        List.of(
            field("eventCategory", "Equals", Term.texts("Data")),
            field("resources.type", "Equals", Term.texts(type)));
    boolean isAll = arns.equals(List.of(EVERY_FUNCTION));
    return Term.parts()
        .with("Name", Term.text("Data events of " + type))
        .with(
            "FieldSelectors",
            isAll
                ? new Term.Items(fields)
                : Term.items(
                    fields.get(0),
                    fields.get(1),
                    field("resources.ARN", "StartsWith", new Term.Items(arns))));
  }

  private static Term field(String name, String operator, Term values) {
    return Term.parts().with("Field", Term.text(name)).with(operator, values);
  }
}
