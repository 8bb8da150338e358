package dev.martello.check.access;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.RoleCheck;
import dev.martello.check.Verdict;
import dev.martello.iam.ActionSet;
import dev.martello.iam.Grant;
import dev.martello.know.Action;
import dev.martello.model.Role;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Flags roles that an identity pool hands to its users and that reach other people's data. */
@About(
    severity = MEDIUM,
    title = "Users of the identity pool get too much",
    why =
        "The pool gives the role's credentials to the browser: whoever signs in, or for guests"
            + " anybody at all, calls AWS with them directly and passes none of your code.",
    mend =
        "Allow only what the app calls, on resources that name"
            + " `${cognito-identity.amazonaws.com:sub}`, and let guests change nothing.",
    cwe = 639)
final class WideIdentityPoolRole implements RoleCheck {
  private static final String IDENTITY = "cognito-identity.amazonaws.com:sub";

  /**
   * What apps call directly: they count clicks, show maps, and call APIs that decide themselves.
   */
  private static final ActionSet MEANT_FOR_APPS =
      Harm.set(
          "mobileanalytics:*",
          "mobiletargeting:PutEvents",
          "mobiletargeting:UpdateEndpoint",
          "cognito-sync:*",
          "cognito-identity:*",
          "rum:PutRumEvents",
          "geo:*",
          "kinesis:PutRecord*",
          "firehose:PutRecord*",
          "execute-api:Invoke",
          "appsync:GraphQL",
          "lex:*",
          "polly:SynthesizeSpeech");

  /** What pages are made of, which everybody sees. */
  private static final Pattern OF_EVERYBODY =
      Pattern.compile("/(?:public|static|assets|images|img|icons|fonts|tiles|css|js)/");

  private static final ActionSet DATA_OF_USERS = Harm.set("s3:*Object*", "dynamodb:*");

  @Override
  public Stream<Verdict> run(Role role, Context context) {
    var grants = context.grantsOf(role);
    return Excesses.pools(context).of(role).stream()
        .filter(_ -> !grants.grantsEverything().isYes())
        .flatMap(use -> grants.list().stream().flatMap(grant -> judge(role, use, grant, context)));
  }

  private static Stream<Verdict> judge(Role role, PoolRoles.Use use, Grant grant, Context context) {
    Predicate<Action> isHarmful = WideIdentityPoolRole::isHarmful;
    var wide = actions(grant, isHarmful.and(Action::isScopable).and(grant::isWide));
    if (!wide.isEmpty()) {
      return Stream.of(
          fails(role, use, grant, wide, "everything").raised(use.isForGuests() ? 1 : 0));
    }
    if (isOfOneself(grant) || grant.resources().isEmpty()) {
      return Stream.empty();
    }
    var on = "`" + grant.resources().getFirst().brief() + "`";
    var changing = actions(grant, isHarmful.and(WideIdentityPoolRole::isChanging));
    if (use.isForGuests() && !changing.isEmpty()) {
      return Stream.of(fails(role, use, grant, changing, on));
    }
    var shared = actions(grant, DATA_OF_USERS::contains);
    return context.isStrict() && !shared.isEmpty() && !isOfEverybody(grant)
        ? Stream.of(fails(role, use, grant, shared, on).raised(-1))
        : Stream.empty();
  }

  private static Verdict fails(
      Role role, PoolRoles.Use use, Grant grant, List<Action> actions, String on) {
    var who = use.isForGuests() ? "everybody" : "whoever signs in";
    return Verdict.fails(
            role,
            RoleStatements.placeOf(role, grant),
            "%s may use %s on %s".formatted(who, WideGrants.show(actions), on))
        .because(use.origin(), "the identity pool hands the role out");
  }

  private static List<Action> actions(Grant grant, Predicate<Action> wanted) {
    return grant.by().present().isYes()
        ? grant.sureActions().actions().filter(wanted).toList()
        : List.of();
  }

  private static boolean isHarmful(Action action) {
    return !MEANT_FOR_APPS.contains(action)
        && (isChanging(action)
            || Harm.DATA.isDoneBy(action)
            || Harm.NAMED.stream().anyMatch(harm -> harm.isDoneBy(action)));
  }

  private static boolean isChanging(Action action) {
    return Harm.WRITES.isDoneBy(action) || Harm.PERMISSIONS.isDoneBy(action);
  }

  /** Apps keep what all of their users may see under {@code public/}, as Amplify lays it out. */
  private static boolean isOfEverybody(Grant grant) {
    return grant.resources().stream().allMatch(text -> OF_EVERYBODY.matcher(text.brief()).find())
        && grant.sureActions().actions().noneMatch(WideIdentityPoolRole::isChanging);
  }

  /** What names the caller's identity is the caller's own: a prefix, a leading key. */
  private static boolean isOfOneself(Grant grant) {
    return grant.resources().stream().anyMatch(text -> text.show().contains(IDENTITY))
        || grant.by().conditions().stream()
            .flatMap(condition -> condition.values().stream())
            .anyMatch(value -> value.show().contains(IDENTITY));
  }
}
