package dev.martello.code.project;

import dev.martello.code.analysis.Usage;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * An event that a call puts on a bus.
 *
 * @param number its place in the list of the call
 * @param members {@code source}, {@code detailtype}, {@code eventbusname}, as far as they are given
 */
record EventEntry(String number, Map<String, Usage.Argument> members) {
  private static final int DEEP = 4;
  private static final String ENTRIES = "entries";
  private static final Set<String> TOLD = Set.of("source", "detailtype", "eventbusname");
  private static final Usage.Argument NOTHING = new Usage.Argument(List.of(), Map.of(), "", false);

  EventEntry {
    members = Map.copyOf(members);
  }

  /** Returns what a call puts on buses. */
  static List<EventEntry> of(Usage call) {
    return Stream.concat(
            Stream.of(call.named()), call.placed().stream().map(Usage.Argument::members))
        .flatMap(members -> lists(members, DEEP))
        .flatMap(EventEntry::entries)
        .toList();
  }

  private static Stream<Usage.Argument> lists(Map<String, Usage.Argument> members, int depth) {
    return depth == 0
        ? Stream.empty()
        : new TreeMap<>(members)
            .entrySet().stream()
                .flatMap(
                    member ->
                        member.getKey().equalsIgnoreCase(ENTRIES)
                            ? Stream.of(GivenTexts.pointed(member.getValue()))
                            : lists(member.getValue().members(), depth - 1));
  }

  /** Builders of Java take one entry for a list. */
  private static Stream<EventEntry> entries(Usage.Argument list) {
    var own = told(list);
    return own.isEmpty()
        ? new TreeMap<>(list.members())
            .entrySet().stream()
                .map(
                    each ->
                        new EventEntry(each.getKey(), told(GivenTexts.pointed(each.getValue()))))
        : Stream.of(new EventEntry("", own));
  }

  private static Map<String, Usage.Argument> told(Usage.Argument entry) {
    var told = new TreeMap<String, Usage.Argument>();
    entry
        .members()
        .forEach(
            (name, member) -> {
              var lower = name.toLowerCase(Locale.ROOT);
              if (TOLD.contains(lower)) {
                told.merge(lower, member, (one, other) -> other);
              }
            });
    return told;
  }

  /** Returns who sends it. */
  Usage.Argument source() {
    return members.getOrDefault("source", NOTHING);
  }

  /** Returns its {@code DetailType}. */
  Usage.Argument type() {
    return members.getOrDefault("detailtype", NOTHING);
  }

  /** Returns whether it names the bus that it goes to. */
  boolean hasBus() {
    return members.containsKey("eventbusname");
  }

  /** Returns the bus that it goes to. */
  Usage.Argument bus() {
    return members.getOrDefault("eventbusname", NOTHING);
  }
}
