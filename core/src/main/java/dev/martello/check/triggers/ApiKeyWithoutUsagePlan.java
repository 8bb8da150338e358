package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.Api;
import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.model.Link;
import dev.martello.model.Route;
import dev.martello.model.Settings;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Flags APIs that ask for a key which no usage plan gives any meaning. */
@About(
    severity = LOW,
    title = "API keys belong to no usage plan",
    why =
        "A key counts and limits calls only by its usage plan; without one the API refuses every"
            + " key, or somebody adds a plan by hand that nobody reviews.",
    mend =
        "Declare a usage plan for the stage with a throttle and a quota"
            + " (`AWS::ApiGateway::UsagePlan`, `Auth: UsagePlan` in SAM).",
    cwe = 770,
    sameAs = {"7f8f1b60", "783860a3", "W64", "W68", "THROTTLE.NOPLAN.001"})
final class ApiKeyWithoutUsagePlan implements Check {
  /*
   * Where no route asks for a key, a usage plan limits nobody: it is silent there. Profile strict:
   * every stage of a REST API is to be in a plan.
   */
  private static final String PLAN = "AWS::ApiGateway::UsagePlan";

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return context.isStrict()
        ? everyStage(app, context)
        : app.apis().stream()
            .filter(api -> api.kind() == Api.Kind.REST)
            .filter(api -> api.usagePlans().isEmpty())
            .flatMap(api -> withKey(api).map(route -> judge(api, route)).limit(1));
  }

  private static Stream<Route> withKey(Api api) {
    return api.routes().stream()
        .filter(route -> !route.isPreflight().isYes())
        .filter(route -> !route.apiKeyRequired().isEqualTo(true).isNo());
  }

  private static Verdict judge(Api api, Route route) {
    return Verdict.of(
            route.apiKeyRequired().isEqualTo(true),
            api,
            route.apiKeyRequired().origin(),
            "`%s` asks for a key, and no usage plan is for its API".formatted(route.show()),
            route.apiKeyRequired())
        .mendedBy(remedy(api));
  }

  private static Remedy remedy(Api api) {
    var stages = api.stages().stream().filter(stage -> isResource(api, stage)).toList();
    if (stages.size() != api.stages().size() || stages.isEmpty()) {
      return Remedy.none();
    }
    var covered =
        stages.stream()
            .<Term>map(
                stage ->
                    Term.parts()
                        .with("ApiId", Term.ref(api.identity().id()))
                        .with("Stage", Term.ref(stage.identity().id())))
            .toList();
    return Remedy.of(
            "declare a usage plan for the API",
            new Change.Add(
                api.identity(),
                api.identity().id() + "UsagePlan",
                PLAN,
                Term.parts()
                    .with("ApiStages", new Term.Items(covered))
                    .with(
                        "Throttle",
                        Term.parts()
                            .with("RateLimit", Term.number(100))
                            .with("BurstLimit", Term.number(200)))
                    .with(
                        "Quota",
                        Term.parts()
                            .with("Limit", Term.number(100_000))
                            .with("Period", Term.text("DAY")))))
        .warning(
            "the keys of your clients have to be added to the plan"
                + " (`AWS::ApiGateway::UsagePlanKey`); its limits are a guess");
  }

  private static boolean isResource(Api api, Api.Stage stage) {
    return stage.identity().type().equals("AWS::ApiGateway::Stage")
        && stage.identity().stack().equals(api.identity().stack());
  }

  // strict

  private static Stream<Verdict> everyStage(App app, Context context) {
    List<Settings> planned =
        context
            .resources(PLAN)
            .flatMap(plan -> app.settingsOf(plan).get("ApiStages").items().stream())
            .toList();
    var stages =
        context
            .resources("AWS::ApiGateway::Stage", "AWS::ApiGateway::Deployment")
            .filter(stage -> isStage(app, stage))
            .toList();
    var references =
        stages.stream()
            .map(ApiKeyWithoutUsagePlan::referenceTo)
            .collect(Collectors.toUnmodifiableSet());
    return stages.stream().map(stage -> judge(app, stage, planned, references));
  }

  /** A deployment makes a stage only where it names one. */
  private static boolean isStage(App app, Entity entity) {
    return entity.identity().type().equals("AWS::ApiGateway::Stage")
        || !app.settingsOf(entity).get("StageName").exists().isNo();
  }

  private static String referenceTo(Entity stage) {
    return "${" + stage.identity().key() + "}";
  }

  /** A plan for a stage that is not known may be for any stage of its API. */
  private static Verdict judge(
      App app, Entity stage, List<Settings> planned, Set<String> references) {
    var settings = app.settingsOf(stage);
    boolean isOfNoApi = settings.get("RestApiId").exists().isNo();
    var api = settings.get("RestApiId").text().show();
    var name = settings.get("StageName").text().show();
    var named =
        planned.stream()
            .filter(plan -> isOfNoApi || plan.get("ApiId").text().show().equals(api))
            .map(plan -> plan.get("Stage").text())
            .toList();
    boolean isPlanned =
        named.stream()
            .map(Val::show)
            .anyMatch(one -> one.equals(name) || one.equals(referenceTo(stage)));
    var mayBePlanned =
        Tri.any(
            named.stream()
                .filter(one -> !references.contains(one.show()))
                .map(one -> one.is(_ -> false))
                .toList());
    var verdict =
        Verdict.of(
            isPlanned ? Tri.NO : mayBePlanned.not(),
            stage,
            stage.origin(),
            "no usage plan is for stage `%s`".formatted(name),
            named);
    return settings.get("RestApiId").target() instanceof Link.To<Entity> to
        ? verdict.because(to.target().origin(), "the API of the stage")
        : verdict;
  }
}
