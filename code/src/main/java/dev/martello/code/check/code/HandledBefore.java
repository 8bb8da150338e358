package dev.martello.code.check.code;

import dev.martello.code.analysis.Usage;
import dev.martello.code.project.CodeResults;
import dev.martello.value.Origin;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells whether code asks, before it does anything, whether an event was handled before.
 *
 * @param asking the calls that ask so
 * @param placed the calls by place
 */
record HandledBefore(
    CodeResults.FunctionCode code,
    List<Usage> asking,
    Map<Origin.Written, List<Usage>> placed,
    EnteredFunctions entered) {
  /** What stores of keys do only if there is nothing yet. */
  private static final Pattern SETTING_ONCE =
      Pattern.compile(
          "(?:.*[rR]edis|io\\.lettuce|redis\\.clients).*\\.(?:setnx|setNX|SetNX|setIfAbsent|SETNX)|.*ValueOperations\\.setIfAbsent|pymemcache\\..*\\.add|.*memcache\\.Client\\.Add");

  private static final Pattern SETTING =
      Pattern.compile("(?:.*[rR]edis|io\\.lettuce|redis\\.clients).*\\.(?:set|Set|SET)(?:Args)?");

  /** Statements that say whether something is there already. */
  private static final Pattern ONCE =
      Pattern.compile(
          "(?is)\\s*insert\\s+ignore\\b.*|\\s*insert\\b.*\\bon\\s+conflict\\b.*\\bdo\\s+nothing\\b.*"
              + "|\\s*select\\b.*\\bfrom\\s+[\\w.\"`]*(?:processed|handled|seen|inbox|idempoten|dedup|consumed)\\w*.*");

  /** What tells of an item whether it was handled. */
  private static final Pattern STATE =
      Pattern.compile(
          "status|state|done|processed|handled|seen|sent\\w*|completed?|finished|paid|charged|version|last\\w*|\\w*at");

  static HandledBefore of(CodeResults.FunctionCode code) {
    var asking =
        Stream.concat(
                code.result().usages().stream().filter(HandledBefore::isAsking),
                Answered.of(code).filter(HandledBefore::isAsking).map(Answered::usage))
            .toList();
    var placed =
        asking.isEmpty()
            ? Map.<Origin.Written, List<Usage>>of()
            : code.result().usages().stream().collect(Collectors.groupingBy(Usage::where));
    return new HandledBefore(code, asking, placed, new EnteredFunctions(code));
  }

  /** Returns whether anything asks, or a library does. */
  boolean isAsked() {
    return !asking.isEmpty() || isOfLibrary();
  }

  private boolean isOfLibrary() {
    return code.result().imports().stream().anyMatch(name -> name.contains("idempoten"));
  }

  /** Returns whether anything asks that is not surely called after an effect. */
  boolean isAskedBefore(Origin.Written effect) {
    return isOfLibrary()
        || asking.stream()
            .anyMatch(
                asked ->
                    placed.getOrDefault(effect, List.of()).stream()
                        .noneMatch(usage -> isAfter(way(asked), way(usage))));
  }

  /** The two ways part in the same function, and the one goes on further below. */
  private boolean isAfter(List<Origin.Written> asked, List<Origin.Written> effect) {
    int parting = 0;
    while (parting < Math.min(asked.size(), effect.size())
        && asked.get(parting).equals(effect.get(parting))) {
      parting++;
    }
    if (parting == Math.min(asked.size(), effect.size())) {
      return false;
    }
    var later = asked.get(parting);
    var earlier = effect.get(parting);
    return later.file().equals(earlier.file())
        && later.span().start() > earlier.span().end()
        && entered.around(later).equals(entered.around(earlier));
  }

  private static List<Origin.Written> way(Usage usage) {
    return Stream.concat(usage.callers().stream(), Stream.of(usage.where())).toList();
  }

  private static boolean isAsking(Usage usage) {
    return SETTING_ONCE.matcher(usage.name()).matches()
        || (SETTING.matcher(usage.name()).matches() && isOnlyIfAbsent(usage))
        || usage.placed().stream()
            .limit(2)
            .flatMap(argument -> argument.texts().stream())
            .anyMatch(parts -> ONCE.matcher(RepeatedEffect.text(parts)).matches());
  }

  private static boolean isOnlyIfAbsent(Usage usage) {
    return usage.named().containsKey("nx")
        || usage.placed().stream()
            .anyMatch(
                argument ->
                    argument.members().keySet().stream().anyMatch("nx"::equalsIgnoreCase)
                        || argument.texts().stream()
                            .anyMatch(parts -> RepeatedEffect.text(parts).equalsIgnoreCase("nx")));
  }

  private static boolean isAsking(Answered answered) {
    return isCondition(answered)
        || answered.is("dynamodb", "TransactWriteItems")
        || (answered.is("dynamodb", "GetItem") && isOfPresence(answered));
  }

  /** A condition of a counting update says something of that update alone. */
  private static boolean isCondition(Answered answered) {
    var condition = answered.call().arguments().get("ConditionExpression");
    return condition != null
        && (!answered.is("dynamodb", "UpdateItem")
            || !RepeatedEffect.isCounting(answered)
            || condition.text().contains("attribute_not_exists"));
  }

  /** Somebody looks whether the item is there, or how far it got, and at nothing else of it. */
  private static boolean isOfPresence(Answered answered) {
    var fate = answered.usage().fate();
    return answered.isHandedOn()
        || fate.read().stream().noneMatch(HandledBefore::isContent)
        || answered.reads(name -> STATE.matcher(name).matches());
  }

  /** {@code Item.price}, but not {@code Item} and what languages call on it. */
  private static boolean isContent(String path) {
    int item = path.toLowerCase(Locale.ROOT).indexOf("item");
    int member = item < 0 ? -1 : path.indexOf('.', item);
    return member >= 0
        && !path.substring(member).matches("\\.(?:get|isEmpty|length|size|map|then|unwrap)");
  }
}
