package dev.martello.check.triggers;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.iam.Context;
import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Settings;
import dev.martello.value.Tri;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Flags load balancers that take requests for functions without encryption. */
@About(
    severity = MEDIUM,
    title = "Load balancer takes requests without encryption",
    why =
        "Whoever sits on the way reads and changes what callers send to the function, their tokens"
            + " included.",
    mend =
        "Listen with `Protocol: HTTPS` and a certificate, and let the listener on port 80"
            + " redirect.",
    cwe = 319,
    sameAs = {"CKV_AWS_2", "W56", "AWS-0054", "275a3217"})
final class PlainHttpLoadBalancer implements Check {
  private static final String LISTENER = "AWS::ElasticLoadBalancingV2::Listener";
  private static final String GROUP = "AWS::ElasticLoadBalancingV2::TargetGroup";
  private static final String BALANCER = "AWS::ElasticLoadBalancingV2::LoadBalancer";

  /** Policies that still take TLS 1.0 or 1.1 (Elastic Load Balancing, "Security policies"). */
  private static final Pattern OLD_TLS =
      Pattern.compile("ELBSecurityPolicy-(?:2015-05|2016-08|TLS-1-[01]-.*|TLS13-1-[01]-.*)");

  private static final String DEFAULT_TLS = "ELBSecurityPolicy-2016-08";

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return context
        .resources(LISTENER)
        .flatMap(listener -> judge(listener, app.settingsOf(listener), app, context));
  }

  private static Stream<Verdict> judge(
      Entity listener, Settings settings, App app, Check.Context context) {
    var groups = groups(settings);
    boolean leadsToFunction =
        groups.stream()
            .anyMatch(
                group ->
                    app.settingsOf(group)
                        .get("TargetType")
                        .text("instance")
                        .isEqualTo("lambda")
                        .isYes());
    boolean isInternal =
        settings
            .get("LoadBalancerArn")
            .target()
            .known()
            .filter(target -> target.identity().type().equals(BALANCER))
            .anyMatch(
                balancer ->
                    app.settingsOf(balancer)
                        .get("Scheme")
                        .text("internet-facing")
                        .isEqualTo("internal")
                        .isYes());
    if (!context.isStrict() && (!leadsToFunction || isInternal)) {
      return Stream.empty();
    }
    var users = groups.stream().flatMap(group -> functions(group, app)).distinct().toList();
    return Stream.of(plain(listener, settings), oldTls(listener, settings))
        .map(verdict -> verdict.on(users));
  }

  private static List<Entity> groups(Settings settings) {
    return settings.get("DefaultActions").items().stream()
        .flatMap(
            action ->
                Stream.concat(
                    Stream.of(action.get("TargetGroupArn")),
                    action.get("ForwardConfig", "TargetGroups").items().stream()
                        .map(group -> group.get("TargetGroupArn"))))
        .flatMap(arn -> arn.target().known())
        .filter(target -> target.identity().type().equals(GROUP))
        .toList();
  }

  private static Stream<LambdaFunction> functions(Entity group, App app) {
    return app.settingsOf(group).get("Targets").items().stream()
        .flatMap(target -> target.get("Id").target().known())
        .flatMap(
            target ->
                app.functions().stream()
                    .filter(function -> function.identity().isSame(target.identity())));
  }

  /** A listener that only redirects is how callers find the encrypted one. */
  private static Verdict plain(Entity listener, Settings settings) {
    var protocol = settings.get("Protocol").text();
    Tri redirects =
        settings.get("DefaultActions").items().stream()
            .map(
                action ->
                    action
                        .get("RedirectConfig", "Protocol")
                        .text()
                        .is(target -> target.equals("HTTPS") || target.equals("#{protocol}"))
                        .and(action.get("Type").text().isEqualTo("redirect")))
            .reduce(Tri.NO, Tri::or);
    return Verdict.of(
        protocol.isEqualTo("HTTP").and(redirects.not()),
        listener,
        protocol.origin(),
        "the listener takes plain HTTP",
        protocol);
  }

  private static Verdict oldTls(Entity listener, Settings settings) {
    var policy = settings.get("SslPolicy").text(DEFAULT_TLS);
    return Verdict.of(
            settings
                .get("Protocol")
                .text()
                .isEqualTo("HTTPS")
                .and(policy.is(name -> OLD_TLS.matcher(name).matches())),
            listener,
            policy.origin().written().isPresent() ? policy.origin() : listener.origin(),
            "security policy `%s` takes TLS before 1.2".formatted(policy.show()),
            policy)
        .raised(-1)
        .mendedBy(
            Remedy.of(
                    "take TLS 1.2 and later only",
                    Change.put(
                        listener.identity(),
                        Term.text("ELBSecurityPolicy-TLS13-1-2-2021-06"),
                        "SslPolicy"))
                .warning("clients that know only older TLS cannot connect any more"));
  }
}
