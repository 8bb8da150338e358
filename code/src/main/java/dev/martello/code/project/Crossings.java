package dev.martello.code.project;

import dev.martello.check.Check;
import dev.martello.check.WayIn;
import dev.martello.code.analysis.Handed;
import dev.martello.code.analysis.Usage;
import dev.martello.code.aws.ObjectKeys;
import dev.martello.code.aws.SdkCalls;
import dev.martello.code.flow.Flow;
import dev.martello.code.value.SinkKind;
import dev.martello.code.value.Source;
import dev.martello.join.path.Fed;
import dev.martello.join.path.Feeds;
import dev.martello.model.App;
import dev.martello.model.DataStore;
import dev.martello.model.Entity;
import dev.martello.model.EventSource;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Trigger;
import dev.martello.report.Triggers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Follows data from one function through a queue, topic, bucket, table, bus or call into another.
 */
final class Crossings {
  /*
   * Each function was followed by itself, with the fields of its events as what comes from outside. What
   * one function hands over with data from outside in it decides who chooses the events of the function
   * that the model says it feeds. So a way in of a function has an origin: the widest way in of another
   * function from which data gets there, or a store that anybody may write to. Origins spread from
   * function to function, at most MOST times; the widest counts, of these the one with the shortest way.
   * Then every flow that begins at such a way in is told with the longer way and the trust of its origin.
   */
  private static final int MOST = 5;
  private static final int LONGEST = 40;

  /** A way in of a function. */
  private record Way(String function, String source) {}

  /**
   * Where what comes in by a way in may come from.
   *
   * @param title for people
   * @param through the functions on the way, for people
   * @param steps from there to the way in
   * @param cleared the kinds of sinks that all of it was made harmless for
   */
  private record Beginning(
      Source.Trust trust,
      String title,
      List<String> through,
      List<Flow.Step> steps,
      long cleared,
      boolean isGuess) {
    static final Comparator<Beginning> WIDEST_FIRST =
        Comparator.comparing(Beginning::trust)
            .thenComparing(Beginning::isGuess)
            .thenComparing(beginning -> Long.bitCount(beginning.cleared()))
            .thenComparing(beginning -> beginning.steps().size())
            .thenComparing(Beginning::title);

    Beginning {
      through = List.copyOf(through);
      steps = List.copyOf(steps);
    }

    /** Returns what comes from here by a way in, for people. */
    String show(String wayIn) {
      var all = new ArrayList<>(through);
      if (!wayIn.equals(Sources.UNKNOWN)) {
        all.add(wayIn);
      }
      int last = all.size() - 1;
      var ways =
          last < 1
              ? String.join("", all)
              : String.join(", ", all.subList(0, last)) + " and " + all.get(last);
      return title + " by way of " + ways;
    }

    boolean isHarmful(SinkKind kind) {
      return kind.isHarmedBy(cleared);
    }
  }

  /**
   * A function that is fed.
   *
   * @param source the title of the way in by which it is fed
   * @param steps from what feeds it to the function
   * @param entry which of the entries of the call feeds it; empty text for any
   */
  private record Edge(LambdaFunction function, String source, List<Flow.Step> steps, String entry) {
    static Edge of(Fed<LambdaFunction> fed) {
      return new Edge(fed.target(), source(fed), Crossings.steps(fed), "");
    }

    boolean takes(Handed.Part part) {
      var stands = MessageFields.entry(part.at());
      return entry.isEmpty() || stands.isEmpty() || entry.equals(stands);
    }

    private static String source(Fed<LambdaFunction> fed) {
      if (fed.steps().isEmpty()) {
        return Sources.UNKNOWN;
      }
      var last = fed.steps().getLast().origin();
      return fed.target().triggers().stream()
          .filter(trigger -> trigger.origin().equals(last))
          .findFirst()
          .map(Triggers::show)
          .orElse(Sources.UNKNOWN);
    }
  }

  private final App app;
  private final NamedEntities named;
  private final Feeds feeds;

  /** By function and way in, and by where the sender puts the data. */
  private final Map<Way, Map<String, Beginning>> beginnings = new HashMap<>();

  private final Map<String, List<Usage>> usages = new HashMap<>();

  /** The functions that name fields of messages as these are written: classes may rename them. */
  private final Set<String> namingFields = new HashSet<>();

  private Crossings(List<CodeResults.FunctionCode> functions, App app, Check.Context context) {
    for (var code : functions) {
      usages.put(code.function().identity().key(), code.result().usages());
      if (!code.entry().unit().language().isStaticallyTyped()) {
        namingFields.add(code.function().identity().key());
      }
    }
    this.app = app;
    this.named = new NamedEntities(app);
    this.feeds = Feeds.of(context);
  }

  /** Returns the functions with the longer ways of their flows. */
  static List<CodeResults.FunctionCode> follow(
      List<CodeResults.FunctionCode> functions, App app, Check.Context context) {
    if (functions.isEmpty()) {
      return functions;
    }
    var crossings = new Crossings(functions, app, context);
    crossings.begin();
    for (int round = 0; round < MOST; round++) {
      boolean isMore = false;
      for (var code : functions) {
        for (var handed : code.result().handed()) {
          isMore |= crossings.hand(code.function(), handed);
        }
      }
      if (!isMore) {
        break;
      }
    }
    return functions.stream().map(crossings::lifted).toList();
  }

  /** What anybody may put into a store. */
  private void begin() {
    for (var fed : feeds.byAnybody()) {
      var title = "whoever writes to " + fed.steps().getFirst().asset().show();
      add(
          Edge.of(fed),
          "",
          new Beginning(Source.Trust.PUBLIC, title, List.of(), steps(fed), 0, false));
    }
  }

  /** Adds what a call hands over; tells whether that is news. */
  private boolean hand(LambdaFunction function, Handed handed) {
    boolean isMore = false;
    var fed = fed(function, handed);
    if (fed.isEmpty()) {
      return false;
    }
    for (var part : handed.parts()) {
      for (var before : before(function, part).stream().toList()) {
        for (var one : fed) {
          isMore |=
              one.takes(part)
                  && add(one, part.at(), beginning(function, handed, part, before, one));
        }
      }
    }
    return isMore;
  }

  /** Returns where a piece of data comes from, if somebody outside chooses it. */
  private Optional<Beginning> before(LambdaFunction function, Handed.Part part) {
    var source = part.source();
    var known = known(function, source, part.path());
    if (known.isPresent()) {
      return known;
    }
    return switch (source.trust()) {
      case PUBLIC, AUTHENTICATED ->
          Optional.of(
              new Beginning(
                  source.trust(), source.title(), List.of(), opened(source, function), 0, false));
      case UNKNOWN, INTERNAL -> Optional.empty();
    };
  }

  /** Returns the widest of what may come by a way in at a field of the event. */
  private Optional<Beginning> known(LambdaFunction function, Source source, String path) {
    var used = namingFields.contains(function.identity().key()) ? path : "";
    return beginnings
        .getOrDefault(new Way(function.identity().key(), source.title()), Map.of())
        .entrySet()
        .stream()
        .filter(entry -> MessageFields.mayBe(entry.getKey(), used))
        .map(Map.Entry::getValue)
        .min(Beginning.WIDEST_FIRST);
  }

  private static List<Flow.Step> opened(Source source, LambdaFunction function) {
    boolean isOpen = source.trust() == Source.Trust.PUBLIC;
    return Sources.triggers(source, function).stream()
        .limit(1)
        .flatMap(
            trigger ->
                trigger.origin().written().stream()
                    .map(
                        place ->
                            new Flow.Step(
                                place,
                                isOpen
                                    ? WayIn.opens(trigger)
                                    : "callers of `%s`".formatted(Triggers.way(trigger)))))
        .toList();
  }

  private static Beginning beginning(
      LambdaFunction function, Handed handed, Handed.Part part, Beginning before, Edge edge) {
    var steps = new ArrayList<>(before.steps());
    steps.addAll(part.steps());
    steps.add(new Flow.Step(handed.call().where(), "is handed over by `" + name(handed) + "`"));
    steps.addAll(edge.steps());
    return new Beginning(
        before.trust(),
        before.title(),
        Stream.concat(before.through().stream(), Stream.of("`" + function.identity().title() + "`"))
            .toList(),
        steps.subList(0, Math.min(steps.size(), LONGEST)),
        before.cleared() | part.cleared(),
        before.isGuess() || part.isGuess());
  }

  private static String name(Handed handed) {
    var name = handed.call().name();
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static List<Flow.Step> steps(Fed<LambdaFunction> fed) {
    return fed.steps().stream()
        .flatMap(
            step ->
                step.origin().written().stream().map(place -> new Flow.Step(place, step.fact())))
        .toList();
  }

  private boolean add(Edge edge, String at, Beginning beginning) {
    var way = new Way(edge.function().identity().key(), edge.source());
    var places = beginnings.computeIfAbsent(way, _ -> new HashMap<>());
    var known = places.get(at);
    boolean isWider = known == null || Beginning.WIDEST_FIRST.compare(beginning, known) < 0;
    if (isWider) {
      places.put(at, beginning);
    }
    return isWider;
  }

  // from calls to functions

  private List<Edge> fed(LambdaFunction function, Handed handed) {
    var fed = new ArrayList<Edge>();
    for (var call : SdkCalls.of(List.of(handed.call()))) {
      if (call.operation().equals("PutEvents")) {
        fed.addAll(byRules(function, handed));
      }
    }
    for (var resource : written(function, handed.call())) {
      feeds.by(resource).stream()
          .filter(one -> isHeard(resource, one, function, handed.call()))
          .map(Edge::of)
          .forEach(fed::add);
      if (resource instanceof DataStore.Bucket bucket) {
        fed.addAll(byEvents(bucket, function, handed.call()));
      }
    }
    return fed.stream().filter(one -> one.function() != function).toList();
  }

  /** A bucket tells a function of some objects only, a topic of some messages. */
  private boolean isHeard(
      Entity resource, Fed<LambdaFunction> fed, LambdaFunction function, Usage call) {
    if (resource instanceof DataStore.Topic topic) {
      return new Subscribed(app, function).mayGet(topic, fed, call);
    }
    if (!(resource instanceof DataStore.Bucket bucket)) {
      return true;
    }
    var arn = app.arnOf(fed.target()).show();
    var of =
        bucket.notifications().stream().filter(one -> one.target().show().equals(arn)).toList();
    return of.isEmpty() || of.stream().anyMatch(one -> ObjectKeys.mayMeet(one, call));
  }

  private List<Entity> written(LambdaFunction function, Usage call) {
    var usages = this.usages.getOrDefault(function.identity().key(), List.of());
    return new HandedTo(named, function, usages).of(call);
  }

  /** An event goes to every rule of its bus whose pattern it meets. */
  private List<Edge> byRules(LambdaFunction function, Handed handed) {
    var rules = new BusRules(app, named, function);
    var events = EventEntry.of(handed.call());
    var fed = new ArrayList<Edge>();
    for (var other : app.functions()) {
      for (var trigger : other.triggers()) {
        if (trigger instanceof Trigger.FromEvent from && from.source() == EventSource.EVENTBRIDGE) {
          events.stream()
              .filter(event -> from.from().known().anyMatch(rule -> rules.meets(rule, event)))
              .map(event -> edge(other, from, rules.show(event), event.number()))
              .forEach(fed::add);
        }
      }
    }
    return fed;
  }

  /** A bucket may tell the default bus of its objects. */
  private List<Edge> byEvents(DataStore.Bucket bucket, LambdaFunction function, Usage call) {
    var events = new ObjectEvents(app, function);
    var fed = new ArrayList<Edge>();
    for (var other : app.functions()) {
      for (var trigger : other.triggers()) {
        if (trigger instanceof Trigger.FromEvent from
            && from.source() == EventSource.EVENTBRIDGE
            && from.from().known().anyMatch(rule -> events.meets(rule, bucket, call))) {
          var title = "for objects of bucket `%s`".formatted(bucket.identity().title());
          fed.add(edge(other, from, title, ""));
        }
      }
    }
    return fed;
  }

  private static Edge edge(
      LambdaFunction function, Trigger.FromEvent trigger, String events, String entry) {
    var fact = "a rule %s invokes `%s`".formatted(events, function.identity().title());
    var steps =
        trigger.origin().written().stream().map(place -> new Flow.Step(place, fact)).toList();
    return new Edge(function, Triggers.show(trigger), steps, entry);
  }

  // flows with the longer way

  private CodeResults.FunctionCode lifted(CodeResults.FunctionCode code) {
    var flows = code.result().flows().stream().map(flow -> lifted(code.function(), flow)).toList();
    return new CodeResults.FunctionCode(
        code.function(), code.entry(), code.result().with(flows), code.provided());
  }

  private Flow lifted(LambdaFunction function, Flow flow) {
    var beginning = known(function, flow.source(), flow.path()).orElse(null);
    if (beginning == null
        || !beginning.isHarmful(flow.kind())
        || beginning.trust().compareTo(flow.source().trust()) >= 0) {
      return flow;
    }
    var source =
        new Source(
            flow.source().trigger(), beginning.trust(), beginning.show(flow.source().title()));
    return flow.from(source, beginning.steps(), beginning.isGuess());
  }
}
