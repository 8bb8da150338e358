package dev.martello.read.sam;

import dev.martello.syntax.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The order in which AWS looks at the resources, events and paths of a template with REST APIs. */
final class LegacyOrder {
  /*
   * AWS keeps the order that a dictionary of Python 2.7 had, so that the logical ids of deployments
   * stay as they were. One sees it where the last or first of several counts: two APIs of one custom
   * domain, a shared usage plan, paths that differ by a slash.
   *
   * Open addressing as CPython 2.7's Objects/dictobject.c documents it: a table of a power of two,
   * slots probed by i = 5i + perturb + 1, grown to four times its content when two thirds are used.
   * Keys that are removed leave a mark that only a growth takes away.
   */
  private static final int FIRST_SIZE = 8;
  private static final int SMALL = 50_000;
  private static final String REMOVED = "\0removed";

  private @Nullable String[] slots = new @Nullable String[FIRST_SIZE];
  private int used;
  private int filled;

  /** Returns keys, given in the order of insertion, in the order of iteration. */
  static List<String> of(Collection<String> keys) {
    var table = new LegacyOrder();
    keys.forEach(table::add);
    return table.keys();
  }

  void add(String key) {
    int slot = find(key);
    var before = slots[slot];
    if (key.equals(before)) {
      return;
    }
    slots[slot] = key;
    used++;
    filled += before == null ? 1 : 0;
    if (filled * 3 >= slots.length * 2) {
      grow(used * (used > SMALL ? 2 : 4));
    }
  }

  void remove(String key) {
    int slot = find(key);
    if (key.equals(slots[slot])) {
      slots[slot] = REMOVED;
      used--;
    }
  }

  List<String> keys() {
    return Arrays.stream(slots)
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull)
        .filter(key -> !key.equals(REMOVED))
        .toList();
  }

  private int find(String key) {
    int mask = slots.length - 1;
    long hash = hash(key);
    long perturb = hash;
    long walker = hash & mask;
    int free = -1;
    for (int slot = (int) walker; ; slot = (int) (walker & mask)) {
      var here = slots[slot];
      if (here == null) {
        return free >= 0 ? free : slot;
      }
      if (here.equals(key)) {
        return slot;
      }
      if (free < 0 && here.equals(REMOVED)) {
        free = slot;
      }
      walker = walker * 5 + perturb + 1;
      perturb >>>= 5;
    }
  }

  private void grow(int content) {
    int size = FIRST_SIZE;
    while (size <= content) {
      size *= 2;
    }
    var keys = keys();
    slots = new @Nullable String[size];
    used = 0;
    filled = 0;
    keys.forEach(this::add);
  }

  private static long hash(String key) {
    int[] points = key.codePoints().toArray();
    if (points.length == 0) {
      return 0;
    }
    long hash = (long) points[0] << 7;
    for (int point : points) {
      hash = (1_000_003 * hash) ^ point;
    }
    return hash ^ points.length;
  }

  /** Returns the logical ids of all resources in the order in which AWS expands those of a type. */
  static List<String> resources(Transformation run) {
    var ids = run.sources().keySet();
    if (!isKept(run)) {
      return List.copyOf(ids);
    }
    var table = new LegacyOrder();
    run.template().mapping("Resources").ifPresent(map -> map.keys().forEach(table::add));
    for (var implicit : List.of("ServerlessRestApi", "ServerlessHttpApi")) {
      table.add(implicit);
      if (!ids.contains(implicit)) {
        table.remove(implicit);
      }
    }
    ids.forEach(table::add);
    return table.keys().stream().filter(ids::contains).toList();
  }

  /** Returns a mapping's entries in the order in which AWS looks at them. */
  static List<Node.Entry> entries(Node.Mapping mapping, Transformation run) {
    return isKept(run)
        ? of(mapping.keys()).stream().flatMap(key -> mapping.entry(key).stream()).toList()
        : mapping.entries();
  }

  /** Whether the order is kept in a run; found out before anything of the template is changed. */
  private record Kept(boolean isKept) {}

  private static boolean isKept(Transformation run) {
    return run.shared(Kept.class, () -> new Kept(isKept(run.template()))).isKept();
  }

  /** Asks whether AWS keeps the old order: it does where the template has a REST API. */
  private static boolean isKept(Node.Mapping template) {
    var resources = template.mapping("Resources").map(LegacyOrder::definitions).orElse(List.of());
    return resources.stream().anyMatch(LegacyOrder::isOfRestApi)
        || isOfGuardedHttpApi(template, resources);
  }

  private static List<Node.Mapping> definitions(Node.Mapping resources) {
    var found = new ArrayList<Node.Mapping>();
    resources.stream()
        .filter(entry -> entry.value() instanceof Node.Mapping)
        .forEach(entry -> found.add((Node.Mapping) entry.value()));
    return found;
  }

  private static boolean isOfRestApi(Node.Mapping resource) {
    return isOf(resource, ApiDefinitions.REST)
        || ((isOf(resource, "AWS::Serverless::Function")
                || isOf(resource, "AWS::Serverless::StateMachine"))
            && hasEvent(resource, "Api"));
  }

  /** An HTTP API with a default authorizer counts as well. */
  private static boolean isOfGuardedHttpApi(Node.Mapping template, List<Node.Mapping> resources) {
    boolean isGlobal =
        template.mapping("Globals").flatMap(map -> map.mapping("HttpApi")).stream()
            .anyMatch(LegacyOrder::hasDefaultAuthorizer);
    return resources.stream()
        .anyMatch(
            resource ->
                (isOf(resource, ApiDefinitions.HTTP)
                        && (isGlobal
                            || resource.mapping("Properties").stream()
                                .anyMatch(LegacyOrder::hasDefaultAuthorizer)))
                    || (isGlobal
                        && isOf(resource, "AWS::Serverless::Function")
                        && hasEvent(resource, "HttpApi")));
  }

  private static boolean hasDefaultAuthorizer(Node.Mapping properties) {
    return properties
        .mapping("Auth")
        .flatMap(auth -> Trees.getTruthy(auth, "DefaultAuthorizer"))
        .isPresent();
  }

  private static boolean isOf(Node.Mapping resource, String type) {
    return resource.text("Type").filter(type::equals).isPresent();
  }

  private static boolean hasEvent(Node.Mapping resource, String type) {
    Optional<Node.Mapping> events =
        resource.mapping("Properties").flatMap(properties -> properties.mapping("Events"));
    return events.stream()
        .flatMap(Node.Mapping::stream)
        .anyMatch(
            event -> event.value() instanceof Node.Mapping definition && isOf(definition, type));
  }
}
