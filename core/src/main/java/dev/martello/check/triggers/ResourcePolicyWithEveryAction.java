package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Strangers;
import dev.martello.check.Verdict;
import dev.martello.iam.ActionPattern;
import dev.martello.model.App;
import dev.martello.model.Statement;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Flags resource policies that allow every action on the store. */
@About(
    severity = LOW,
    title = "Resource policy allows every action",
    why =
        "Whoever is let in to send or read may also delete the store, or rewrite its policy and"
            + " let others in.",
    mend = "List the actions that are needed, such as `sqs:SendMessage`.",
    cwe = 732,
    sameAs = {"CKV_AWS_72", "AWS-0097", "816ea8cf", "F15", "F20", "PolicyStatement", "4ae8af91"})
final class ResourcePolicyWithEveryAction implements Check {
  /*
   * A statement for the root of the stack's own account gives nothing that the policies of the
   * account's identities would not have to give as well ("AWS JSON policy elements: Principal", IAM
   * User Guide); SQS's console writes it into every queue.
   */

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return StorePolicies.judgeStatements(
        app,
        context,
        (store, statement) -> judge(store, statement, context),
        GuardedStore.BUCKET,
        GuardedStore.QUEUE,
        GuardedStore.TOPIC,
        GuardedStore.STREAM,
        GuardedStore.BUS,
        GuardedStore.TABLE);
  }

  private static Verdict judge(GuardedStore store, Statement statement, Context context) {
    boolean isForOwnAccount =
        !statement.principals().isEmpty()
            && statement.principals().stream()
                .allMatch(one -> Strangers.isOwnAccount(one, context.organisation()));
    if (statement.notAction() || (isForOwnAccount && !context.isStrict())) {
      return Verdict.passes();
    }
    var every =
        statement.actions().stream()
            .filter(action -> !isEvery(action).isNo())
            .findFirst()
            .or(() -> givenOn(statement, context));
    if (every.isEmpty()) {
      return Verdict.passes();
    }
    var verdict =
        Verdict.of(
            StorePolicies.allows(statement).and(isEvery(every.get()).or(isGiving(every.get()))),
            store.entity(),
            every.get().origin(),
            (isGiving(every.get()).isYes()
                    ? "the %s's policy lets those it names change who may do what (`%s`)"
                    : "the %s's policy lets those it names do everything (`%s`)")
                .formatted(store.noun(), every.get().brief()),
            every.get());
    boolean isForStrangers = Strangers.of(statement, context.organisation()).findAny().isPresent();
    return isForStrangers ? verdict.raised(1) : verdict;
  }

  /**
   * What another account may be given of what changes rights; SQS and S3 refuse it their policies
   * (SQS Developer Guide, "Limitations of Amazon SQS custom policies"; S3 API, PutBucketPolicy).
   */
  private static final List<String> GIVING =
      List.of("sns:AddPermission", "sns:SetTopicAttributes", "s3:PutBucketAcl");

  /** Strangers who may change a policy have everything with one more step. */
  private static Optional<Val<String>> givenOn(Statement statement, Context context) {
    boolean isOfContent =
        !statement.resources().isEmpty()
            && statement.resources().stream().allMatch(text -> text.brief().contains("/"));
    return isOfContent || Strangers.of(statement, context.organisation()).findAny().isEmpty()
        ? Optional.empty()
        : statement.actions().stream().filter(action -> isGiving(action).isYes()).findFirst();
  }

  private static Tri isGiving(Val<String> action) {
    return action.is(
        text -> {
          var pattern = ActionPattern.of(text);
          return isEvery(action).isNo() && GIVING.stream().anyMatch(pattern::matches);
        });
  }

  private static Tri isEvery(Val<String> action) {
    return action.is(
        text ->
            ActionPattern.of(text).isEverything()
                || text.toLowerCase(Locale.ROOT).matches("[a-z0-9-]+:\\*+"));
  }
}
