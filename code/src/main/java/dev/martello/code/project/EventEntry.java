package dev.martello.code.project;

import dev.martello.code.analysis.Usage;
import dev.martello.code.value.Part;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a call puts on a bus.
 *
 * @param source who sends it; empty text where that is not constant
 * @param type its {@code DetailType}; empty text where that is not constant
 */
record EventEntry(String source, String type) {
  private static final int DEEP = 4;

  EventEntry(Usage call) {
    this(find(call, "source"), find(call, "detailtype"));
  }

  private static String find(Usage call, String name) {
    return Stream.concat(
            call.placed().stream().flatMap(argument -> constants(argument.members(), name, DEEP)),
            constants(call.named(), name, DEEP))
        .findFirst()
        .orElse("");
  }

  private static Stream<String> constants(
      Map<String, Usage.Argument> members, String name, int depth) {
    return depth == 0
        ? Stream.empty()
        : members.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .flatMap(
                member ->
                    member.getKey().equalsIgnoreCase(name)
                        ? constant(member.getValue())
                        : constants(member.getValue().members(), name, depth - 1));
  }

  private static Stream<String> constant(Usage.Argument argument) {
    return argument.texts().stream()
        .filter(text -> text.size() == 1)
        .map(List::getFirst)
        .flatMap(
            part -> part instanceof Part.Fixed(String fixed) ? Stream.of(fixed) : Stream.empty())
        .limit(1);
  }
}
