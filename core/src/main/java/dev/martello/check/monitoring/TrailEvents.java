package dev.martello.check.monitoring;

import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.model.Settings;
import dev.martello.model.Trail;
import dev.martello.value.HoleName;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Tells which events a trail records. */
final class TrailEvents {
  /*
   * A trail without selectors records all management events and no data events. A basic selector
   * names resources by the start of their ARN, `arn:aws:lambda` being all functions; an advanced one
   * that asks for a type and names no ARN takes all of the type (CloudTrail User Guide, "Logging data
   * events"). Selectors that leave some resources out count as taking all: who writes them has thought
   * of it.
   */
  static final String FUNCTION = "AWS::Lambda::Function";
  static final String OBJECT = "AWS::S3::Object";
  static final String TABLE = "AWS::DynamoDB::Table";

  private final Trail trail;
  private final App app;
  private final Settings settings;
  private final List<Selector> selectors;

  private TrailEvents(Trail trail, App app) {
    this.trail = trail;
    this.app = app;
    this.settings = app.settingsOf(trail);
    this.selectors = Stream.concat(basic(settings), advanced(settings)).toList();
  }

  /**
   * What one selector takes.
   *
   * @param resources starts of ARNs; empty where it takes all of the type
   * @param without the side that it leaves out
   */
  private record Selector(
      Val<String> type, Tri exists, List<Val<String>> resources, Val<Side> without) {}

  /** A side of access to data. */
  enum Side {
    READS,
    WRITES,
    NEITHER
  }

  static TrailEvents of(Trail trail, App app) {
    return new TrailEvents(trail, app);
  }

  /** Returns the events of all trails, each as far as it is switched on. */
  static List<TrailEvents> all(App app) {
    return app.trails().stream().map(trail -> of(trail, app)).toList();
  }

  Trail trail() {
    return trail;
  }

  Settings settings() {
    return settings;
  }

  /** Returns what the answers hang on. */
  List<Val<?>> asked() {
    var asked = new ArrayList<Val<?>>();
    asked.add(trail.isLogging());
    for (var selector : selectors) {
      asked.add(selector.type());
      asked.addAll(selector.resources());
    }
    return List.copyOf(asked);
  }

  /**
   * Says whether something stands in the template of a trail: what other templates declare may be
   * meant for another account, or have a trail of its own.
   */
  static boolean isNear(Entity entity, List<TrailEvents> trails) {
    var stack = entity.identity().stack();
    return trails.stream().anyMatch(trail -> trail.trail.identity().stack().equals(stack));
  }

  /** Asks whether any of some trails records data events of one resource. */
  static Tri recorded(List<TrailEvents> trails, String type, Val<String> arn) {
    return Tri.any(trails.stream().map(trail -> trail.records(type, arn)).toList());
  }

  /** Asks whether any of some trails records one side of the access to one resource. */
  static Tri recorded(List<TrailEvents> trails, String type, Val<String> arn, Side side) {
    return Tri.any(
        trails.stream()
            .map(
                trail ->
                    trail.records(type, arn, selector -> selector.without().isEqualTo(side).not()))
            .toList());
  }

  /** Asks whether calls that change the account are recorded. */
  Tri recordsManagement() {
    var basic = settings.get("EventSelectors").items();
    var advanced = settings.get("AdvancedEventSelectors").items();
    if (basic.isEmpty() && advanced.isEmpty()) {
      return Tri.YES;
    }
    var answers = new ArrayList<Tri>();
    basic.forEach(
        selector ->
            answers.add(selector.get("IncludeManagementEvents").flag(true).isEqualTo(true)));
    advanced.forEach(
        selector ->
            valuesOf(selector, "eventCategory")
                .forEach(category -> answers.add(category.isEqualTo("Management"))));
    return Tri.any(answers);
  }

  /** Asks whether data events of a type are recorded, of whatever resources. */
  Tri records(String type) {
    return isOn().and(() -> Tri.any(ofType(type).map(this::isTaken).toList()));
  }

  /** Asks whether data events of one resource are recorded. */
  Tri records(String type, Val<String> arn) {
    return records(type, arn, _ -> Tri.YES);
  }

  private Tri records(String type, Val<String> arn, Function<Selector, Tri> isWanted) {
    return isOn()
        .and(
            () ->
                Tri.any(
                    ofType(type)
                        .map(
                            selector ->
                                isTaken(selector)
                                    .and(takes(selector, arn))
                                    .and(isWanted.apply(selector)))
                        .toList()));
  }

  private Tri isOn() {
    return trail.isLogging().isEqualTo(true).and(trail.identity().exists());
  }

  private Stream<Selector> ofType(String type) {
    return selectors.stream().filter(selector -> !selector.type().isEqualTo(type).isNo());
  }

  private Tri isTaken(Selector selector) {
    return selector.exists().and(selector.type().is(_ -> true));
  }

  private Tri takes(Selector selector, Val<String> arn) {
    return selector.resources().isEmpty()
        ? Tri.YES
        : Tri.any(selector.resources().stream().map(start -> isStart(start, arn)).toList());
  }

  /** A selector for some objects of a bucket counts for the bucket. */
  private Tri isStart(Val<String> start, Val<String> arn) {
    var written = inPartition(start.show());
    var wanted = inPartition(arn.show());
    if (wanted.startsWith(written) || written.startsWith(wanted)) {
      return Tri.YES;
    }
    boolean isOpen =
        Shape.of(start).stream().flatMap(shape -> shape.holes().stream()).anyMatch(this::isOpen);
    return isOpen ? Tri.UNKNOWN : Tri.NO;
  }

  /** A hole that stands for a resource of the application is certainly no other one. */
  private boolean isOpen(String hole) {
    return !hole.startsWith("AWS::") && !app.arns().containsKey(HoleName.of(hole).key());
  }

  private static String inPartition(String arn) {
    return arn.replaceFirst("^arn:aws(-[a-z-]+)?:", "arn:\\${AWS::Partition}:");
  }

  private static Stream<Selector> basic(Settings trail) {
    return trail.get("EventSelectors").items().stream()
        .flatMap(
            selector ->
                selector.get("DataResources").items().stream()
                    .map(
                        data ->
                            new Selector(
                                data.get("Type").text(),
                                selector.exists().and(data.exists()),
                                data.get("Values").texts(),
                                selector.get("ReadWriteType").text().map(TrailEvents::without))));
  }

  private static Stream<Selector> advanced(Settings trail) {
    return trail.get("AdvancedEventSelectors").items().stream()
        .flatMap(
            selector ->
                valuesOf(selector, "resources.type")
                    .map(
                        type ->
                            new Selector(
                                type,
                                selector.exists(),
                                valuesOf(selector, "resources.ARN").toList(),
                                valuesOf(selector, "readOnly")
                                    .findFirst()
                                    .map(isReadOnly -> isReadOnly.map(TrailEvents::without))
                                    .orElse(Val.known(Side.NEITHER, selector.origin())))));
  }

  private static Side without(String written) {
    return switch (written) {
      case "WriteOnly", "false" -> Side.READS;
      case "ReadOnly", "true" -> Side.WRITES;
      default -> Side.NEITHER;
    };
  }

  /** Returns what a field of an advanced selector must equal or start with. */
  private static Stream<Val<String>> valuesOf(Settings selector, String field) {
    return selector.get("FieldSelectors").items().stream()
        .filter(item -> item.get("Field").text().isEqualTo(field).isYes())
        .flatMap(
            item ->
                Stream.of("Equals", "StartsWith")
                    .flatMap(operator -> item.get(operator).texts().stream()));
  }
}
