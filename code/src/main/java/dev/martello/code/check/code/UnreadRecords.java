package dev.martello.code.check.code;

import dev.martello.code.analysis.Usage;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Language;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Unit;
import dev.martello.code.project.CodeResults;
import dev.martello.code.value.Part;
import dev.martello.value.Origin;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds messages that are left out since they cannot be read, and only a log tells. */
final class UnreadRecords {
  private static final Pattern READING =
      Pattern.compile(
          "JSON\\.parse|(?:json|orjson|ujson|simplejson)\\.loads|encoding/json\\.Unmarshal"
              + "|com\\.fasterxml\\.jackson\\..*\\.read(?:Value|Tree)|com\\.google\\.gson\\.Gson\\.fromJson");

  /** What queues and topics bring; a record that is tried again keeps a stream from going on. */
  private static final Pattern MESSAGE = Pattern.compile("Records\\..*\\.(?:body|Sns\\.Message)");

  private UnreadRecords() {}

  static Stream<Origin.Written> in(CodeResults.FunctionCode code) {
    var readings =
        code.result().usages().stream()
            .filter(UnreadRecords::isReading)
            .map(Usage::where)
            .collect(Collectors.toSet());
    if (readings.isEmpty()) {
      return Stream.empty();
    }
    var handlers = Handler.of(code).toList();
    var entered = new EnteredFunctions(code);
    var procedures =
        readings.stream().flatMap(where -> entered.around(where).stream()).distinct().toList();
    var usages = new UsagePlaces(code.result().usages());
    return code.result().reached().stream()
        .flatMap(
            unit ->
                unit.procedures().stream()
                    .filter(procedures::contains)
                    .filter(
                        one ->
                            unit.language() == Language.GO
                                || handlers.contains(one)
                                || SwallowedFailure.tellsNothing(one))
                    .flatMap(one -> in(one, unit, readings, usages, code)));
  }

  /** What a message holds is read. */
  private static boolean isReading(Usage usage) {
    return !usage.isInitialisation()
        && READING.matcher(usage.name()).matches()
        && usage.placed().stream()
            .limit(2)
            .flatMap(argument -> argument.texts().stream())
            .anyMatch(text -> text.stream().anyMatch(UnreadRecords::isOfRecord));
  }

  private static boolean isOfRecord(Part part) {
    return part instanceof Part.Field(_, var path) && MESSAGE.matcher(path).matches();
  }

  private static Stream<Origin.Written> in(
      Procedure procedure,
      Unit unit,
      Set<Origin.Written> readings,
      UsagePlaces usages,
      CodeResults.FunctionCode code) {
    Predicate<Instruction.Call> isReading =
        call -> readings.contains(new Origin.Written(unit.file(), call.place()));
    return unit.language() == Language.GO
        ? new UntoldErrors(new GoWork(unit, procedure, usages), isReading)
            .places()
            .map(place -> new Origin.Written(unit.file(), place))
        : new Catching(unit, procedure, code.result(), true).unread(isReading).stream();
  }
}
