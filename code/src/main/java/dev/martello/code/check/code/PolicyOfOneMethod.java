package dev.martello.code.check.code;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.AuthorizerCache;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.code.analysis.Usage;
import dev.martello.code.project.CodeResults;
import dev.martello.code.value.Part;
import dev.martello.model.App;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Trigger;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Flags authorizers whose policy names the called method only, although it is kept for others. */
@About(
    severity = MEDIUM,
    title = "Authorizer's kept policy names one method only",
    why =
        "API Gateway keeps the policy for the token and judges every other method by it: callers"
            + " are refused what they may call, or the decision for one method stands for all.",
    mend =
        "Let the policy name all methods that the caller may call, make the route a part of the"
            + " identity sources, or keep no answers.",
    cwe = 863)
final class PolicyOfOneMethod implements Check {
  /** The event's field with the ARN of what is called. */
  private static final Set<String> CALLED = Set.of("methodArn", "routeArn");

  private static final String RESOURCE = "Resource";
  private static final int DEEPEST = 6;

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var codes = context.shared(CodeResults.class, CodeResults::of).functions();
    return codes.isEmpty()
        ? Stream.empty()
        : AuthorizerCache.of(app)
            .filter(cache -> cache.isShared().isYes())
            .filter(cache -> !cache.authorizer().isSimple().isEqualTo(true).isYes())
            .flatMap(
                cache ->
                    codes.stream()
                        .filter(code -> isOf(cache, code.function()))
                        .flatMap(code -> judge(cache, code)));
  }

  private static boolean isOf(AuthorizerCache cache, LambdaFunction function) {
    return function.triggers().stream()
        .anyMatch(
            trigger ->
                trigger instanceof Trigger.FromEvent event
                    && event
                        .from()
                        .known()
                        .anyMatch(from -> from.identity().isSame(cache.authorizer().identity())));
  }

  private static Stream<Verdict> judge(AuthorizerCache cache, CodeResults.FunctionCode code) {
    return code.result().answers().stream()
        .filter(answer -> namesCalled(answer.value().members(), DEEPEST))
        .map(
            answer ->
                Verdict.fails(
                        code.function(),
                        answer.where(),
                        "the policy names what is called now; `%s` keeps it for %d methods"
                            .formatted(cache.authorizer().name(), cache.routes().size()))
                    .because(cache.authorizer().origin(), "the answers are kept")
                    .on(List.of(code.function())));
  }

  private static boolean namesCalled(Map<String, Usage.Argument> members, int depth) {
    return depth > 0
        && members.entrySet().stream()
            .anyMatch(
                member ->
                    member.getKey().equals(RESOURCE)
                        ? isCalled(member.getValue())
                        : namesCalled(member.getValue().members(), depth - 1));
  }

  /** A list of one is as good as the text itself. */
  private static boolean isCalled(Usage.Argument resource) {
    boolean isText =
        !resource.texts().isEmpty()
            && resource.texts().stream()
                .allMatch(
                    text ->
                        text.size() == 1
                            && text.getFirst() instanceof Part.Field(var _, var path)
                            && CALLED.contains(path));
    return isText
        || (resource.members().size() == 1
            && resource.members().values().stream().allMatch(PolicyOfOneMethod::isCalled));
  }
}
