package dev.martello.code.check.code;

import dev.martello.code.analysis.Usage;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Procedure;
import dev.martello.code.project.CodeResults;
import dev.martello.value.Origin;
import java.util.BitSet;
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
 * @param idempotent the functions that a library keeps from being done twice
 */
record HandledBefore(
    CodeResults.FunctionCode code,
    List<Usage> asking,
    Map<Origin.Written, List<Usage>> placed,
    EnteredFunctions entered,
    IdempotentFunctions idempotent) {
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
            .filter(usage -> !IdempotentFunctions.isOfIt(usage.name()))
            .toList();
    var placed =
        asking.isEmpty() && !IdempotentFunctions.isImported(code)
            ? Map.<Origin.Written, List<Usage>>of()
            : code.result().usages().stream().collect(Collectors.groupingBy(Usage::where));
    var entered = new EnteredFunctions(code);
    return new HandledBefore(code, asking, placed, entered, IdempotentFunctions.of(code, entered));
  }

  /** Returns whether anything asks, or a library does. */
  boolean isAsked() {
    return !asking.isEmpty() || IdempotentFunctions.isImported(code);
  }

  /** Returns whether anything asks, before or afterwards in a transaction, or a library does. */
  boolean isAskedAbout(Origin.Written effect) {
    return !asking.isEmpty() || isCovered(effect);
  }

  /** Returns whether anything asks that may be called before an effect. */
  boolean isAskedBefore(Origin.Written effect) {
    return isCovered(effect)
        || asking.stream()
            .anyMatch(asked -> ways(effect).stream().allMatch(way -> mayPrecede(way(asked), way)));
  }

  private boolean isCovered(Origin.Written effect) {
    return ways(effect).stream().allMatch(idempotent::cover);
  }

  private List<List<Origin.Written>> ways(Origin.Written effect) {
    var usages = placed.getOrDefault(effect, List.of());
    return usages.isEmpty()
        ? List.of(List.of(effect))
        : usages.stream().map(HandledBefore::way).toList();
  }

  /** Where the two ways part in the same function, the one may go on to the other. */
  private boolean mayPrecede(List<Origin.Written> asked, List<Origin.Written> effect) {
    int parting = 0;
    while (parting < Math.min(asked.size(), effect.size())
        && asked.get(parting).equals(effect.get(parting))) {
      parting++;
    }
    if (parting == Math.min(asked.size(), effect.size())) {
      return true;
    }
    var first = asked.get(parting);
    var second = effect.get(parting);
    var around = entered.around(first);
    if (!first.file().equals(second.file()) || !around.equals(entered.around(second))) {
      return true;
    }
    return first.span().start() <= second.span().end()
        && around.filter(procedure -> arePartedIn(procedure, first, second)).isEmpty();
  }

  /** They stand in different arms of a choice. */
  private static boolean arePartedIn(
      Procedure procedure, Origin.Written first, Origin.Written second) {
    var from = blocks(procedure, first);
    var to = blocks(procedure, second);
    var loops = new NaturalLoops(procedure);
    return !from.isEmpty()
        && !to.isEmpty()
        && from.stream().mapToObj(loops::onward).noneMatch(onward -> onward.intersects(to));
  }

  private static BitSet blocks(Procedure procedure, Origin.Written call) {
    var found = new BitSet();
    var blocks = procedure.blocks();
    for (int number = 0; number < blocks.size(); number++) {
      boolean isThere =
          blocks.get(number).instructions().stream()
              .anyMatch(
                  each -> each instanceof Instruction.Call && each.place().equals(call.span()));
      found.set(number, isThere);
    }
    return found;
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

  /**
   * A condition of a counting update says something of that update alone, and so does one that only
   * keeps older changes of an item from undoing newer ones.
   */
  private static boolean isCondition(Answered answered) {
    var condition = answered.call().arguments().get("ConditionExpression");
    return condition != null
        && (!answered.is("dynamodb", "UpdateItem")
            || !RepeatedEffect.isCounting(answered)
            || (condition.text().contains("attribute_not_exists")
                && !OLDER.matcher(condition.text()).find()));
  }

  /** {@code seq < :seq}. */
  private static final Pattern OLDER =
      Pattern.compile("[\\w#.]+\\s*<=?\\s*:|:\\w+\\s*>=?\\s*[\\w#]");

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
