package dev.martello.code.check.code;

import dev.martello.code.analysis.Usage;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Unit;
import dev.martello.code.project.CodeResults;
import dev.martello.code.value.Part;
import dev.martello.model.LambdaFunction;
import dev.martello.value.Origin;
import dev.martello.value.SourceFile;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds requests that take money or send messages by services that are not AWS's. */
final class PayingRequests {
  /** What addresses of such services end with. */
  private static final Pattern OF_EFFECTS =
      Pattern.compile(
          "/(?:charges?|payments?|payment_intents|refunds?|payouts?|transfers?|captures?|withdrawals?|debits?|credits?|deposits?|top-?ups?|disbursements?|remittances?|settlements?|purchases?|donations?|sms|sms/messages|emails?/?(?:send)?|mail/send|send-?(?:sms|mail|email))/?$");

  /** Services that only count what happened elsewhere. */
  private static final Pattern COUNTING =
      Pattern.compile("(?i)://[^/]*(?:analytics|tracking|telemetry|metrics|statistics|reporting)");

  /** What variables are called that hold their addresses. */
  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)(?:\\w+_)?(?:sms|texts?|payments?|pay|charges?|refunds?|payouts?|mail(?:er)?|e_?mails?)_(?:\\w+_)?(?:url|uri|endpoint)");

  private static final Pattern POSTING =
      Pattern.compile(
          "net/http\\.(?:(?:Client|DefaultClient)\\.)?Post(?:Form)?|(?:requests|httpx)(?:\\.\\w+\\(\\))?\\.post"
              + "|axios(?:\\.Client)?\\.post|got\\.post|ky\\.post|superagent\\.post|needle\\.post"
              + "|org\\.springframework\\.web\\.client\\.Rest(?:Template|Operations)\\.postFor\\w+");

  private static final Pattern FETCHING =
      Pattern.compile("fetch|undici\\.(?:fetch|request)|node-fetch");

  private static final Pattern MAKING =
      Pattern.compile(
          "net/http\\.NewRequest(?:WithContext)?|urllib\\.request\\.Request"
              + "|java\\.net\\.http\\.HttpRequest\\.newBuilder|java\\.net\\.http\\.HttpRequest\\$Builder\\.uri|okhttp3\\.Request\\$Builder\\.url");

  private static final Pattern POST =
      Pattern.compile("MethodPost|\\.(?:POST|post)\\(|[\"']POST[\"']|\\bdata\\s*=");

  private static final Pattern SENDING =
      Pattern.compile(
          "(?:.*\\.)?Do|java\\.net\\.http\\.HttpClient\\.send(?:Async)?|okhttp3\\.OkHttpClient\\.newCall|urllib\\.request\\.urlopen");

  private PayingRequests() {}

  /** Returns where such requests are made that nothing tells apart from the same again. */
  static Stream<Origin.Written> in(CodeResults.FunctionCode code) {
    return code.result().usages().stream()
        .filter(usage -> !usage.isInitialisation())
        .filter(usage -> isOfEffects(usage, code.function()) || isOfMoney(usage))
        .flatMap(usage -> places(usage, code));
  }

  private static boolean isOfEffects(Usage usage, LambdaFunction function) {
    return usage.placed().stream().anyMatch(argument -> isOfEffects(argument, function));
  }

  private static Stream<Origin.Written> places(Usage usage, CodeResults.FunctionCode code) {
    var sent = sending(usage, code.result().usages()).toList();
    var given = sent.isEmpty() ? List.<Origin.Written>of() : givingAddress(usage, code);
    return given.isEmpty()
        ? sent.stream().map(Usage::where).filter(_ -> !isWithKey(usage.where(), code))
        : given.stream().filter(call -> !isWithKey(call, usage, code));
  }

  private static Stream<Usage> sending(Usage usage, List<Usage> usages) {
    return POSTING.matcher(usage.name()).matches() || isFetched(usage)
        ? Stream.of(usage)
        : isMade(usage) ? sent(usage, usages) : Stream.empty();
  }

  /**
   * Returns the calls that give a function of several requests an address with an effect; nothing
   * where there is but one request, or where the address stands beside it.
   */
  private static List<Origin.Written> givingAddress(Usage usage, CodeResults.FunctionCode code) {
    var texts =
        usage.placed().stream()
            .flatMap(argument -> argument.texts().stream())
            .filter(parts -> !parts.isEmpty())
            .toList();
    return texts.size() < 2
        ? List.of()
        : texts.stream()
            .filter(parts -> isAddressOfEffects(parts, code.function()))
            .map(List::getLast)
            .filter(Part.Fixed.class::isInstance)
            .map(part -> ((Part.Fixed) part).text())
            .distinct()
            .filter(text -> !usage.where().text().contains(text))
            .flatMap(text -> calls(text, code))
            .toList();
  }

  private static final Pattern QUOTED = Pattern.compile("[\"'`]([^\"'`\\s]+)[\"'`]");

  /** Returns the innermost calls that are given the text that an address ends with. */
  private static Stream<Origin.Written> calls(String address, CodeResults.FunctionCode code) {
    var all =
        code.result().reached().stream()
            .flatMap(
                unit ->
                    unit.procedures().stream()
                        .flatMap(Procedure::instructions)
                        .filter(Instruction.Call.class::isInstance)
                        .map(call -> new Origin.Written(unit.file(), call.place())))
            .filter(call -> isGiven(address, call.text()))
            .distinct()
            .toList();
    return all.stream().filter(call -> all.stream().noneMatch(other -> isWithin(other, call)));
  }

  private static boolean isGiven(String address, String call) {
    return QUOTED
        .matcher(call)
        .results()
        .map(found -> found.group(1))
        .anyMatch(text -> address.endsWith(text) && OF_EFFECTS.matcher(text).find());
  }

  private static boolean isWithin(Origin.Written inner, Origin.Written outer) {
    return inner.file().equals(outer.file())
        && outer.span().start() <= inner.span().start()
        && inner.span().end() <= outer.span().end()
        && !inner.span().equals(outer.span());
  }

  /** The caller adds a key, or the function does that makes the requests for all callers. */
  private static boolean isWithKey(
      Origin.Written call, Usage usage, CodeResults.FunctionCode code) {
    var units = code.result().reached();
    return Stream.of(call, usage.where())
            .anyMatch(
                where ->
                    EnclosingLoop.function(where, units)
                        .filter(one -> isKeyOfCode(text(where.file(), one)))
                        .isPresent())
        || isOutsideOfFunctions(usage.where(), units);
  }

  private static boolean isOutsideOfFunctions(Origin.Written where, List<Unit> units) {
    return isKey(where.file().text())
        && units.stream()
            .filter(unit -> unit.file().equals(where.file()))
            .anyMatch(unit -> isBeside(unit, Set.of()));
  }

  private static boolean isFetched(Usage usage) {
    return FETCHING.matcher(usage.name()).matches() && POST.matcher(usage.where().text()).find();
  }

  /** Builders of Java say elsewhere what method it is. */
  private static boolean isMade(Usage usage) {
    var file = usage.where().file();
    return MAKING.matcher(usage.name()).matches()
        && POST.matcher(file.path().endsWith(".java") ? file.text() : usage.where().text()).find();
  }

  /** Requests may be made in one place and sent in the next. */
  private static Stream<Usage> sent(Usage made, List<Usage> usages) {
    return usages.stream()
        .filter(usage -> SENDING.matcher(usage.name()).matches())
        .filter(usage -> usage.where().file().equals(made.where().file()))
        .filter(usage -> usage.where().span().end() > made.where().span().start())
        .min(
            Comparator.comparingInt(
                usage -> Math.abs(usage.where().span().start() - made.where().span().start())))
        .stream();
  }

  /** Returns whether something tells the service that it is the same request again. */
  static boolean isWithKey(Origin.Written where, CodeResults.FunctionCode code) {
    var calls =
        code.result().usages().stream().filter(usage -> usage.where().equals(where)).toList();
    return isKey(where.text())
        || calls.stream()
            .anyMatch(
                usage ->
                    Stream.concat(usage.placed().stream(), usage.named().values().stream())
                        .anyMatch(argument -> isWithKey(argument, DEEP)))
        || (where.file().path().endsWith(".java") && isBuiltWithKey(where, calls, code))
        || (where.file().path().endsWith(".go")
            && Stream.concat(
                    Stream.of(where), calls.stream().flatMap(usage -> usage.way().stream()))
                .flatMap(place -> Goroutines.around(place, code.result().reached()).stream())
                .anyMatch(PayingRequests::isKey));
  }

  private static final Pattern CALLED = Pattern.compile("\\b[a-z]\\w*(?=\\()|(?<=::)\\w+");

  /**
   * Java: options are built apart from the call: by the methods on the way, by those that the last
   * of them calls, or for all requests, outside of methods.
   */
  private static boolean isBuiltWithKey(
      Origin.Written where, List<Usage> calls, CodeResults.FunctionCode code) {
    if (!isKey(where.file().text())) {
      return false;
    }
    var units = code.result().reached();
    var called =
        EnclosingLoop.function(where, units).stream()
            .flatMap(one -> CALLED.matcher(text(where.file(), one)).results())
            .map(MatchResult::group)
            .collect(Collectors.toSet());
    var way =
        Stream.concat(Stream.of(where), calls.stream().flatMap(usage -> usage.way().stream()));
    return way.anyMatch(
            place ->
                EnclosingLoop.function(place, units)
                    .filter(one -> isKeyOfCode(text(place.file(), one)))
                    .isPresent())
        || units.stream()
            .filter(unit -> unit.file().equals(where.file()))
            .anyMatch(unit -> isBeside(unit, called));
  }

  private static boolean isBeside(Unit unit, Set<String> called) {
    var left = new StringBuilder(unit.file().text());
    for (var one : unit.procedures()) {
      if (one.number() > 0 && !one.name().isEmpty()) {
        var extent = one.extent();
        if (called.contains(one.name()) && isKeyOfCode(text(unit.file(), one))) {
          return true;
        }
        left.replace(extent.start(), extent.end(), " ".repeat(extent.end() - extent.start()));
      }
    }
    return isKeyOfCode(left.toString());
  }

  private static String text(SourceFile file, Procedure method) {
    return file.text().substring(method.extent().start(), method.extent().end());
  }

  private static final int DEEP = 3;

  private static boolean isWithKey(Usage.Argument argument, int depth) {
    return argument.members().entrySet().stream()
        .anyMatch(
            member ->
                isKey(member.getKey()) || (depth > 0 && isWithKey(member.getValue(), depth - 1)));
  }

  private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|(?<!:)//[^\n]*");

  private static boolean isKeyOfCode(String text) {
    return isKey(text) && isKey(COMMENT.matcher(text).replaceAll(""));
  }

  private static boolean isKey(String text) {
    return text.toLowerCase(Locale.ROOT).contains("idempoten");
  }

  /** Says whom to pay how much in which money, and nothing by which the payment is known again. */
  private static boolean isOfMoney(Usage usage) {
    var arguments =
        Stream.concat(usage.placed().stream(), usage.named().values().stream()).toList();
    return arguments.stream().anyMatch(PayingRequests::isPayment)
        && arguments.stream().noneMatch(PayingRequests::isAsking);
  }

  /** What addresses end with that tell what a payment would be, and make none. */
  private static final Pattern ASKING =
      Pattern.compile(
          "(?i)/(?:[\\w-]+[-_])?(?:quot(?:es?|ations?)|rates?|checks?|validat(?:e|ions?)|verif(?:y|ications?)"
              + "|estimat(?:e|es|ions?)|previews?|scores?|risks?|fraud|events?|track(?:ing)?|webhooks?|notif\\w*|metrics?|search(?:es)?|simulat(?:e|ions?)|calculat(?:e|ions?))/?(?:\\?.*)?$");

  private static boolean isAsking(Usage.Argument argument) {
    var texts = argument.texts().stream().filter(parts -> !parts.isEmpty()).toList();
    return !texts.isEmpty()
        && texts.stream()
            .allMatch(
                parts ->
                    parts.getLast() instanceof Part.Fixed(var text) && ASKING.matcher(text).find());
  }

  private static boolean isPayment(Usage.Argument body) {
    var names = body.members().keySet();
    return names.stream().anyMatch(AMOUNT.asMatchPredicate())
        && names.stream().anyMatch(CURRENCY.asMatchPredicate())
        && names.stream().anyMatch(ACCOUNT.asMatchPredicate())
        && names.stream()
            .filter(ACCOUNT.asMatchPredicate().negate())
            .noneMatch(KNOWN_AGAIN.asPredicate());
  }

  /** A bound of amounts is none. */
  private static final Pattern AMOUNT =
      Pattern.compile(
          "(?i)(?!(?:\\w+_)?(?:min|max)(?:imum)?_)(?:\\w+_)?(?:amount|cents|minor_?units)\\w*(?<!_(?:min|max|minimum|maximum))");

  private static final Pattern CURRENCY = Pattern.compile("(?i)\\w*currency\\w*");

  /** Who is paid, in whole words; not which kind, or where in the world. */
  private static final Pattern ACCOUNT =
      Pattern.compile(
          "(?:\\w*_|\\w*[a-z0-9](?=[A-Z]))?"
              + "(?i:(?:bank|credit|debit)?(?:iban|account|card|payee|payer|recipient|beneficiary|creditor|debtor|destination|payment_?method|wallet)"
              + "(?:s|id|no|number)?)(?:[A-Z0-9_]\\w*)?"
              + "(?<!(?i:country|region|currency|name|bin|holder|brand|owner|email|tier|type|types|kind|format|language|locale|status|limit))");

  private static final Pattern KNOWN_AGAIN =
      Pattern.compile(
          "(?i)^id$|_id$|[a-z]Id$|idempoten|reference|^ref$|_ref$|nonce|uuid|^key$|_key$|end_?to_?end|number$");

  private static boolean isOfEffects(Usage.Argument argument, LambdaFunction function) {
    return argument.texts().stream()
        .filter(parts -> !parts.isEmpty())
        .anyMatch(parts -> isAddressOfEffects(parts, function));
  }

  private static boolean isAddressOfEffects(List<Part> parts, LambdaFunction function) {
    return switch (parts.getLast()) {
      case Part.Fixed(var text) -> OF_EFFECTS.matcher(text).find() && !isCounting(parts.getFirst());
      case Part.Environment variable ->
          parts.size() == 1
              && (NAMED.matcher(variable.name()).matches() || isSet(variable.name(), function));
      default -> false;
    };
  }

  /** The template sets the variable to such an address. */
  private static boolean isSet(String variable, LambdaFunction function) {
    return function.environment().stream()
        .filter(one -> one.name().equals(variable))
        .anyMatch(
            one ->
                one.value()
                    .is(text -> OF_EFFECTS.matcher(text).find() && !COUNTING.matcher(text).find())
                    .isYes());
  }

  private static boolean isCounting(Part beginning) {
    return beginning instanceof Part.Fixed(var text) && COUNTING.matcher(text).find();
  }
}
