package dev.martello.check.monitoring;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.NewAlarm;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.Api;
import dev.martello.model.App;
import dev.martello.value.HoleName;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Flags APIs whose errors nobody is told of. */
@About(
    severity = LOW,
    title = "Nobody is alarmed when the API fails",
    why =
        "Requests that end before a function, by a broken authorizer, a timeout or a throttle, are"
            + " errors of the API and of no function.",
    mend =
        "Declare CloudWatch alarms on the metrics of namespace `AWS/ApiGateway` for the API: errors"
            + " of the server first, then of the client, latency and count.",
    cwe = 778,
    sameAs = {"ALARM.4XX.001", "ALARM.5XX.001", "ALARM.LATENCY.001", "ALARM.COUNT.DDOS.001"})
final class NoApiAlarm implements Check {

  /** What can be looked at, by all names that it has in the three kinds of APIs. */
  private record Aspect(String phrase, List<String> metrics) {}

  private static final Aspect SERVER_ERRORS =
      new Aspect(
          "errors of the server", List.of("5XXError", "5xx", "ExecutionError", "IntegrationError"));

  private static final List<Aspect> OTHERS =
      List.of(
          new Aspect("errors of clients", List.of("4XXError", "4xx", "ClientError")),
          new Aspect("latency", List.of("Latency", "IntegrationLatency")),
          new Aspect("the number of requests", List.of("Count", "ConnectCount", "MessageCount")));

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var watches = new Watches(app, context);
    var behind = Behind.in(context);
    return app.apis().stream()
        .filter(api -> context.isStrict() || matters(api, watches, behind))
        .map(api -> judge(api, watches, app, context).on(behind.apisOf(api.routes())));
  }

  private static Verdict judge(Api api, Watches watches, App app, Context context) {
    var wanted = new ArrayList<Aspect>();
    wanted.add(SERVER_ERRORS);
    if (context.isStrict()) {
      wanted.addAll(OTHERS);
    }
    var missing = new ArrayList<String>();
    var isWatched = Tri.YES;
    for (var aspect : wanted) {
      var answer = watches.onApi(api, aspect.metrics());
      isWatched = isWatched.and(answer);
      if (!answer.isYes()) {
        missing.add(aspect.phrase());
      }
    }
    return AlarmGaps.judge(
        isWatched,
        api,
        "no alarm looks at the API's " + String.join(", ", missing),
        context.isStrict()
            ? Remedy.none()
            : alarm(api).map(alarm -> alarm.remedy(app)).orElse(Remedy.none()),
        watches);
  }

  static Tri isWatched(Api api, Watches watches) {
    return watches.onApi(api, SERVER_ERRORS.metrics());
  }

  /**
   * Somebody is to be told of failures, as an alarm on a function or on this API shows. An API
   * whose name is not known cannot be told from others by its alarms.
   */
  private static boolean matters(Api api, Watches watches, Behind behind) {
    if (alarm(api).isEmpty()) {
      return false;
    }
    var all = Stream.concat(Stream.of(SERVER_ERRORS), OTHERS.stream());
    return behind.apisOf(api.routes()).stream()
            .anyMatch(function -> watches.onFunction(function, List.of("Errors")).isYes())
        || all.anyMatch(aspect -> watches.onApi(api, aspect.metrics()).isYes());
  }

  /** CloudWatch knows REST APIs by their name, which has to be known, and others by their id. */
  static Optional<NewAlarm> alarm(Api api) {
    var id = Term.ref(api.identity().id());
    return switch (api.kind()) {
      case REST ->
          nameOf(api).map(name -> alarm(api, "5XXError", NewAlarm.dimension("ApiName", name)));
      case HTTP -> Optional.of(alarm(api, "5xx", NewAlarm.dimension("ApiId", id)));
      case WEBSOCKET -> Optional.of(alarm(api, "ExecutionError", NewAlarm.dimension("ApiId", id)));
    };
  }

  /** Returns the name as it can be written in the API's own template. */
  private static Optional<Term> nameOf(Api api) {
    var prefix = "${" + HoleName.prefix(api.identity().stack());
    var shape = Shape.parse(api.name().show().replace(prefix, "${"));
    boolean isKnown = api.name() instanceof Val.Known || api.name() instanceof Val.Unknown;
    boolean isNear = shape.holes().stream().noneMatch(HoleName::isOfStack);
    if (!isKnown || !isNear || shape.pieces().isEmpty()) {
      return Optional.empty();
    }
    return shape
        .onlyHole()
        .map(Term::ref)
        .or(
            () ->
                Optional.of(
                    shape.isLiteral()
                        ? Term.text(shape.literalStart())
                        : Term.sub(shape.toString())));
  }

  private static NewAlarm alarm(Api api, String metric, Term dimension) {
    return new NewAlarm(
        api.identity(),
        api.identity().id() + "ErrorsAlarm",
        "AWS/ApiGateway",
        metric,
        dimension,
        "Sum",
        1,
        false);
  }
}
