package dev.martello.code.check.code;

import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Verdict;
import dev.martello.code.project.CodeResults;
import dev.martello.model.App;
import dev.martello.model.LambdaFunction;
import dev.martello.value.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/** A check that finds places in the code of one function; the same code may have several. */
interface PlaceCheck extends Check {

  /**
   * A place that is wrong.
   *
   * @param message what is wrong there, for people
   */
  record Place(Origin.Written where, String message) {}

  /** Returns what is wrong in a function's code. */
  Stream<Place> places(CodeResults.FunctionCode code);

  /** Returns what mends a place, if that needs no judgement. */
  default Remedy remedy(Place place, Context context) {
    return Remedy.none();
  }

  @Override
  default Stream<Verdict> run(App app, Context context) {
    var found = new LinkedHashMap<Place, List<LambdaFunction>>();
    for (var code : context.shared(CodeResults.class, CodeResults::of).functions()) {
      places(code)
          .distinct()
          .forEach(
              place -> found.computeIfAbsent(place, _ -> new ArrayList<>()).add(code.function()));
    }
    return found.entrySet().stream()
        .map(
            each ->
                Verdict.fails(
                        each.getValue().getFirst(), each.getKey().where(), each.getKey().message())
                    .on(each.getValue())
                    .mendedBy(() -> remedy(each.getKey(), context)));
  }
}
