package dev.martello.code.library;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.flow.Registrations;
import dev.martello.code.ir.Literal;
import dev.martello.code.knowledge.Place;
import dev.martello.code.value.Atom;
import dev.martello.code.value.Condition;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Label;
import dev.martello.code.value.RoutePath;
import dev.martello.code.value.SinkKind;
import dev.martello.code.value.Source;
import dev.martello.code.value.Value;
import dev.martello.value.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Tells by which routes of a function's APIs the requests come that a framework calls it for. */
final class ServedRoutes {
  /*
   * Applications and routers are told apart by the calls that made them. What is handed to one for a
   * path is kept, so that the whole path of a function is known once all is loaded: that of the call,
   * behind those that led to its router. A router that nothing is seen to take in may be anywhere.
   */
  private static final int DEEP = 8;

  /** Routers that take in one another have more ways than anybody counts. */
  private static final int MOST_STEPS = 1000;

  private static final int MOST_PATHS = 16;

  /** With more routes than this only those are told apart that others may use. */
  private static final int MANY_WAYS = 16;

  private static final Set<String> OF_USUAL_SERVER =
      Set.of("net/http.HandleFunc", "net/http.Handle");

  private static final String SERVERLESS = "serverless-http";

  private static final Place BASE = new Place(Place.Kind.ARGUMENT, 1, "", "basePath");

  private static final Set<String> OF_APIS = Set.of("rest-api", "http-api");
  private static final List<RoutePath> ANYWHERE = List.of(RoutePath.ANY);
  private static final List<RoutePath> HERE = List.of(RoutePath.ROOT);

  /**
   * A call that says something of paths.
   *
   * @param paths those that it is given
   * @param methods those that it is given; none for any
   */
  private record Call(
      CallEvent event, Routing routing, List<RoutePath> paths, Set<String> methods) {

    /** Returns what holds of two runs of the same call. */
    private Call join(Call other) {
      var all = Stream.concat(paths.stream(), other.paths.stream()).distinct().toList();
      return new Call(
          event.join(other.event),
          routing,
          bounded(all),
          methods.equals(other.methods) ? methods : Set.of());
    }
  }

  private final List<Source> sources;

  /** By their places. */
  private final Map<Origin.Written, Call> calls = new HashMap<>();

  /** By the places of calls that gave something, those that took it in. */
  private final Map<Origin.Written, Set<Origin.Written>> taking = new HashMap<>();

  /** The places of the calls that gave applications which are not told the whole path. */
  private final Set<Origin.Written> shortened = new HashSet<>();

  private List<ServedRequests.Way> ways = List.of();
  private boolean isRead;
  private int steps;

  ServedRoutes(List<Source> sources) {
    this.sources = sources;
  }

  /** Takes note of a call of a framework. */
  void called(CallEvent event, Interpreter run) {
    if (event.name().equals(SERVERLESS)) {
      adapted(event, run);
    }
    var routing = Routing.of(event.name());
    if (routing.isEmpty() || routing.get().kind() == Routing.Kind.DECORATED) {
      return;
    }
    var paths = given(routing.get(), event, run);
    var call = new Call(event, routing.get(), paths, methods(routing.get(), event, run));
    calls.merge(event.where(), call, Call::join);
    if (!routing.get().isGiving()) {
      event
          .arguments()
          .all()
          .flatMap(given -> run.fates().places(given).stream())
          .filter(calls::containsKey)
          .forEach(
              place ->
                  taking.computeIfAbsent(place, _ -> new LinkedHashSet<>()).add(event.where()));
    }
  }

  /** An application may be told the rest of a path only: {@code serverless(app, {basePath})}. */
  private void adapted(CallEvent event, Interpreter run) {
    if (!Places.at(BASE, event, run).isNone()) {
      shortened.addAll(run.fates().places(event.arguments().at(0)));
    }
  }

  /** Returns the ways by which no request comes that a framework calls a function for. */
  List<Condition.Checked> unserved(Registrations.Registered each, Interpreter run) {
    var all = ways();
    var served = all.size() < 2 ? List.<ServedRequests.Way>of() : served(each, run, all);
    // What no route is known to bring may come by any.
    if (served.isEmpty()) {
      return List.of();
    }
    var nearest = served.stream().map(way -> way.source().trust()).min(Source.Trust::compareTo);
    return all.stream()
        .filter(way -> !served.contains(way))
        .filter(way -> all.size() <= MANY_WAYS || way.source().trust().compareTo(nearest.get()) < 0)
        .map(way -> new Condition.Checked(Label.ofWay(way.number()), SinkKind.ALL))
        .toList();
  }

  private List<ServedRequests.Way> ways() {
    if (ways.isEmpty() && !isRead) {
      isRead = true;
      ways =
          IntStream.range(0, sources.size())
              .filter(number -> OF_APIS.contains(sources.get(number).trigger()))
              .filter(number -> !sources.get(number).route().path().isEmpty())
              .mapToObj(
                  number -> {
                    var source = sources.get(number);
                    var path = RoutePath.ofApi(source.route().path());
                    return new ServedRequests.Way(number, source, path);
                  })
              .toList();
    }
    return ways;
  }

  private List<ServedRequests.Way> served(
      Registrations.Registered each, Interpreter run, List<ServedRequests.Way> all) {
    var event = each.event();
    var annotated = new AnnotatedRoutes(run.program());
    var function = each.function().id();
    if (Controllers.isDecorator(event.name())) {
      var before = paths(event.receiver(), run);
      return annotated.of(function, before).stream()
          .flatMap(requests -> below(requests, all))
          .distinct()
          .toList();
    }
    return run.program().unit(function.unit()).language().isOfJvm()
        ? annotated.of(function).stream()
            .flatMap(requests -> below(requests, all))
            .distinct()
            .toList()
        : served(event, run, all);
  }

  /** Returns the paths that the calls were given that gave something. */
  private List<RoutePath> paths(Value given, Interpreter run) {
    var found =
        run.fates().places(given).stream()
            .map(calls::get)
            .filter(Objects::nonNull)
            .flatMap(call -> call.paths().stream())
            .toList();
    return bounded(found);
  }

  /**
   * Applications have a path of their own by their settings, which are not read: where no route
   * begins with the first step of a path, more may stand before it.
   */
  private static Stream<ServedRequests.Way> below(
      ServedRequests requests, List<ServedRequests.Way> all) {
    return requests.paths().stream()
        .flatMap(
            path -> {
              var one = new ServedRequests(requests.methods(), List.of(path));
              var known = one.ways(all);
              var deeper = List.of(RoutePath.ANY.then(path));
              return known.stream().anyMatch(way -> way.path().beginsLike(path))
                  ? known.stream()
                  : Stream.concat(
                      known.stream(),
                      new ServedRequests(requests.methods(), deeper).ways(all).stream());
            });
  }

  private List<ServedRequests.Way> served(
      CallEvent event, Interpreter run, List<ServedRequests.Way> all) {
    var routing = Routing.of(event.name());
    var places =
        routing.isEmpty()
            ? List.<Origin.Written>of()
            : routing.get().kind() == Routing.Kind.DECORATED
                ? run.fates().places(event.receiver())
                : List.of(event.where());
    return places.stream()
        .map(calls::get)
        .filter(Objects::nonNull)
        .flatMap(call -> requests(call, run).ways(all).stream())
        .distinct()
        .toList();
  }

  private ServedRequests requests(Call call, Interpreter run) {
    steps = MOST_STEPS;
    var paths = joined(before(call, run, DEEP), call.paths());
    boolean isBelow = call.routing().kind() == Routing.Kind.BELOW;
    return new ServedRequests(call.methods(), isBelow ? joined(paths, ANYWHERE) : paths);
  }

  /** Returns the paths at which that is on which something is called. */
  private List<RoutePath> before(Call call, Interpreter run, int depth) {
    if (OF_USUAL_SERVER.contains(call.event().name())) {
      return HERE;
    }
    var places = run.fates().places(call.event().receiver());
    return places.isEmpty() || depth == 0 || --steps < 0
        ? ANYWHERE
        : bounded(places.stream().flatMap(place -> of(place, run, depth - 1).stream()).toList());
  }

  private List<RoutePath> of(Origin.Written place, Interpreter run, int depth) {
    var call = calls.get(place);
    if (call == null) {
      return ANYWHERE;
    }
    var takers = taking.getOrDefault(place, Set.of());
    var own = own(call, takers.isEmpty(), run, depth);
    return takers.isEmpty()
        ? own
        : bounded(
            takers.stream()
                .map(calls::get)
                .filter(Objects::nonNull)
                .flatMap(by -> below(by, own, run, depth).stream())
                .toList());
  }

  private List<RoutePath> own(Call call, boolean isAlone, Interpreter run, int depth) {
    return switch (call.routing().kind()) {
      case PART, ROUTE, BELOW, DECORATED -> joined(before(call, run, depth), call.paths());
      case APPLICATION, ROUTER ->
          joined(isAlone && isAnywhere(call) ? ANYWHERE : HERE, call.paths());
    };
  }

  /** A router that nothing takes in, or an application that is not told the whole path. */
  private boolean isAnywhere(Call call) {
    return call.routing().kind() == Routing.Kind.ROUTER
        || shortened.contains(call.event().where())
        || call.event().arguments().named().containsKey("strip_prefixes");
  }

  /**
   * What a router hands requests of one path to sees the whole path. Flask: what takes a blueprint
   * in may give it another path than its own.
   */
  private List<RoutePath> below(Call taker, List<RoutePath> own, Interpreter run, int depth) {
    var before = before(taker, run, depth);
    if (taker.routing().kind() == Routing.Kind.ROUTE) {
      return joined(before, own);
    }
    boolean isInstead =
        taker.event().name().startsWith("flask.")
            && !taker.event().arguments().named("url_prefix").isNone();
    var after = joined(before, taker.paths());
    return isInstead ? after : joined(after, own);
  }

  private static List<RoutePath> joined(List<RoutePath> before, List<RoutePath> after) {
    return bounded(
        before.stream().flatMap(first -> after.stream().map(first::then)).distinct().toList());
  }

  private static List<RoutePath> bounded(List<RoutePath> paths) {
    return paths.isEmpty() || paths.size() > MOST_PATHS ? ANYWHERE : paths;
  }

  /** Returns the paths that a call is given. */
  private static List<RoutePath> given(Routing routing, CallEvent event, Interpreter run) {
    var path = at(routing.path(), event, run);
    if (!path.isNone()) {
      return paths(path, event, run);
    }
    boolean isMissing = routing.kind() == Routing.Kind.ROUTE && !routing.path().member().isEmpty();
    return isMissing ? ANYWHERE : HERE;
  }

  private static Value at(Place place, CallEvent event, Interpreter run) {
    return place.index() < 0 && place.name().isEmpty()
        ? Value.none()
        : Places.at(place, event, run);
  }

  private static List<RoutePath> paths(Value path, CallEvent event, Interpreter run) {
    var found = new ArrayList<RoutePath>();
    for (var atom : path.atoms()) {
      switch (atom) {
        case Atom.Words words when event.name().startsWith(SERVERS) ->
            found.add(RoutePath.ofServer(words.shown()));
        case Atom.Words words -> found.add(RoutePath.ofFramework(words.shown()));
        // A function, where no path is given.
        case Atom.Function _ -> found.add(RoutePath.ROOT);
        case Atom.Fixed(Literal.Nothing _) -> found.add(RoutePath.ROOT);
        case Atom.External external when external.call() >= 0 -> found.add(RoutePath.ROOT);
        case Atom.Reference reference
            when event.language().isScript()
                && run.get(reference.object()) instanceof HeapObject held
                && held.kind() == HeapObject.Kind.LIST ->
            found.addAll(paths(run.objects().all(held), event, run));
        default -> found.add(RoutePath.ANY);
      }
    }
    return bounded(found.stream().distinct().toList());
  }

  /** What is not known may be any. */
  private static Set<String> methods(Routing routing, CallEvent event, Interpreter run) {
    if (event.name().startsWith(SERVERS)) {
      return RoutePath.methodOfServer(event.arguments().at(0).constantText().orElse(""));
    }
    var given = at(routing.method(), event, run);
    var found = new TreeSet<String>();
    for (var atom : given.atoms()) {
      boolean isList = atom instanceof Atom.Reference;
      var each = isList ? run.objects().elements(Value.of(atom), false) : Value.of(atom);
      for (var one : each.atoms()) {
        var method = Value.textOf(one);
        if (method.isEmpty()) {
          return Set.of();
        }
        found.add(method.get().toUpperCase(Locale.ROOT));
      }
    }
    return given.isNone() ? routing.methods() : found;
  }

  /** Go: {@code "GET /orders/{id}"} is one pattern, and the usual server has all paths. */
  private static final String SERVERS = "net/http.";
}
