package dev.martello.code.check.code;

import static dev.martello.check.Category.ROBUSTNESS;
import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.code.aws.OperationTables;
import dev.martello.code.aws.SdkCall;
import dev.martello.code.project.CodeResults;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Flags answers that come page by page of which only the first page is read. */
@About(
    category = ROBUSTNESS,
    severity = LOW,
    title = "Only the first page of an answer is read",
    why = "What stands on the further pages is treated as if it did not exist, without an error.",
    mend = "Use the SDK's paginator, or ask again with the token of the answer until it has none.",
    cwe = 252)
final class MissingPagination implements PlaceCheck {
  /** What answers have where there is more. */
  private static final Pattern TOKEN =
      Pattern.compile("token|marker|lastevaluated|truncated|hasmore|nextpage|nextkey");

  /** What says how many are wanted. */
  private static final Set<String> LIMITS =
      Set.of("Limit", "MaxResults", "MaxKeys", "MaxItems", "MaxRecords", "PageSize", "Top");

  /** Who asks for no more than this wants no more. */
  private static final long FEW = 50;

  /** What a filter of users asks for that many of them have. */
  private static final Pattern COMMON =
      Pattern.compile("\\s*\"?(?:cognito:user_status|status)\"?\\s*\\^?=");

  private static final Pattern KEYS_OF_PARTS = Pattern.compile("\\.eq\\(");
  private static final Pattern EQUAL = Pattern.compile("(?<![<>!])=");
  private static final Pattern IDENTITY =
      Pattern.compile("(\\w*?)(?:Ids?|Names?|Identifiers?|Arns?|Keys?)");

  @Override
  public Stream<Place> places(CodeResults.FunctionCode code) {
    return code.result().isCut()
        ? Stream.empty()
        : Answered.of(code)
            .filter(answered -> OperationTables.standard().isPaginated(answered.call()))
            .filter(answered -> !wantsFew(answered) && !isComplete(answered))
            .map(
                answered ->
                    new Place(
                        answered.where(),
                        "nobody asks for more than the first page of what `%s` answers"
                            .formatted(answered.call().operation())));
  }

  /** Somebody looks for more, or nobody looks for anything. */
  private static boolean isComplete(Answered answered) {
    var fate = answered.usage().fate();
    return fate.read().stream().noneMatch(MissingPagination::isContent)
        || answered.reads(name -> TOKEN.matcher(name).find())
        || fate.read().contains("[]")
        || answered.isHandedOnWhole()
        || isFirstOnly(fate.read(), fate.taken().keySet());
  }

  private static boolean isContent(String path) {
    var name = path.toLowerCase(Locale.ROOT);
    return !name.contains("metadata")
        && !name.endsWith("count")
        && !Set.of("promise", "then", "catch", "join", "get", "send", "__enter__").contains(name);
  }

  /** {@code answer["Items"][0]}: one is wanted, and there is one. */
  private static boolean isFirstOnly(Set<String> read, Set<String> taken) {
    var lists = read.stream().filter(path -> path.endsWith(".0")).toList();
    return !lists.isEmpty()
        && read.stream().noneMatch(path -> path.endsWith("[]"))
        && lists.stream()
            .map(path -> path.substring(0, path.length() - 2))
            .noneMatch(taken::contains);
  }

  private static boolean wantsFew(Answered answered) {
    var arguments = answered.call().arguments();
    boolean isLimited =
        LIMITS.stream()
            .map(arguments::get)
            .anyMatch(limit -> limit != null && (!isNumber(limit) || isFew(limit, answered)));
    return isLimited
        || (answered.call().service().equals("dynamodb") && arguments.containsKey("Limit"))
        || isOf(arguments.get("Select"), "COUNT")
        || isByKey(answered)
        || arguments.keySet().stream().anyMatch(name -> isIdentity(name, answered.call()))
        || (answered.is("cognito-idp", "ListUsers") && isOfOne(arguments.get("Filter")));
  }

  /** Whoever asks for as many as there can be on a page wants all of them. */
  private static boolean isFew(SdkCall.Given limit, Answered answered) {
    var call = answered.call();
    long largest =
        Math.min(
            LARGEST.getOrDefault(call.service(), FEW + 1),
            LARGEST.getOrDefault(call.service() + "." + call.operation(), FEW + 1));
    return number(limit) <= FEW && number(limit) < largest;
  }

  /**
   * Where no page is longer than {@link #FEW}.
   * https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAccounts.html and the
   * pages beside it.
   */
  private static final Map<String, Long> LARGEST =
      Map.of(
          "organizations", 20L,
          "servicecatalog", 20L,
          "workspaces", 25L,
          "athena", 50L,
          "guardduty", 50L,
          "logs.DescribeLogGroups", 50L,
          "logs.DescribeLogStreams", 50L,
          "lambda.ListFunctions", 50L,
          "ssm.GetParametersByPath", 10L,
          "ssm.DescribeParameters", 50L);

  /** A filter finds one user or few, unless it is for what many have in common. */
  private static boolean isOfOne(SdkCall.@Nullable Given filter) {
    return filter != null && !COMMON.matcher(filter.text()).lookingAt();
  }

  private static boolean isOf(SdkCall.@Nullable Given given, String constant) {
    return given != null && given.text().equals(constant);
  }

  private static boolean isNumber(SdkCall.Given given) {
    return given.kind() == SdkCall.Kind.CONSTANT && given.text().matches("\\d{1,9}");
  }

  private static long number(SdkCall.Given given) {
    return Long.parseLong(given.text());
  }

  /** A query that names both parts of the key finds one item. */
  private static boolean isByKey(Answered answered) {
    if (!answered.is("dynamodb", "Query")) {
      return false;
    }
    var where = answered.usage().where();
    var written = where.text();
    var condition = answered.call().arguments().get("KeyConditionExpression");
    boolean isWhole =
        condition != null
            && EQUAL.matcher(condition.text()).results().count() >= 2
            && condition.text().toUpperCase(Locale.ROOT).contains(" AND ");
    return isWhole || KEYS_OF_PARTS.matcher(written).results().count() >= 2;
  }

  /** {@code DescribeInstances} of named instances answers those and no others. */
  private static boolean isIdentity(String argument, SdkCall call) {
    var matcher = IDENTITY.matcher(argument);
    var kind = matcher.matches() ? matcher.group(1).toLowerCase(Locale.ROOT) : "";
    var operation = call.operation().toLowerCase(Locale.ROOT);
    boolean isDescription = List.of("describe", "get").stream().anyMatch(operation::startsWith);
    return isDescription && !kind.isEmpty() && operation.contains(kind);
  }
}
