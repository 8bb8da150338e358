package dev.martello.code.library;

import dev.martello.code.value.RoutePath;
import dev.martello.code.value.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The requests that a framework calls a function for.
 *
 * @param methods in capitals; none for any, or where they are not known
 * @param paths the paths of which each may be asked for
 */
record ServedRequests(Set<String> methods, List<RoutePath> paths) {
  /*
   * A route of the API brings requests to the function if it has a path in common with the function's,
   * unless another route of the same API takes all of those before it: `/admin/{proxy+}` what is below
   * `/admin`, so that `/{proxy+}` does not. A domain may map the API below a path of its own, which the
   * framework sees and the API does not. That is looked at where no route begins with the first step of
   * the function's path.
   */
  ServedRequests {
    methods = Set.copyOf(methods);
    paths = List.copyOf(paths);
  }

  /**
   * A route of an API by which requests come.
   *
   * @param number that of the source
   */
  record Way(int number, Source source, RoutePath path) {
    private boolean isFor(Set<String> methods) {
      var own = method();
      // Frameworks answer HEAD with what they have for GET.
      return own.isEmpty()
          || methods.isEmpty()
          || methods.contains(own)
          || own.equals("HEAD") && methods.contains("GET");
    }

    private String method() {
      return source.route().method().toUpperCase(Locale.ROOT);
    }

    private boolean takesAll(Set<String> methods, RoutePath asked) {
      boolean isForAll =
          method().isEmpty() || !methods.isEmpty() && Set.of(method()).containsAll(methods);
      return isForAll && path.covers(asked);
    }

    /** Returns whether the same API asks this route before another one. */
    private boolean isBefore(Way other) {
      var api = source.route().api();
      return !api.isEmpty() && api.equals(other.source.route().api()) && path.isBefore(other.path);
    }
  }

  /** Returns the ways by which the requests may come; none if no route is known to bring any. */
  List<Way> ways(List<Way> all) {
    var ours = all.stream().filter(way -> way.isFor(methods)).toList();
    return paths.stream().flatMap(path -> ways(path, ours).stream()).distinct().toList();
  }

  private List<Way> ways(RoutePath path, List<Way> all) {
    var found = new ArrayList<>(first(path, all));
    if (found.stream().noneMatch(way -> way.path().beginsLike(path))) {
      for (int hidden = 1; hidden < path.steps().size(); hidden++) {
        var rest = path.without(hidden);
        first(rest, all).stream().filter(way -> way.path().beginsLike(rest)).forEach(found::add);
      }
    }
    return found;
  }

  /** Returns the ways that bring requests of a path, without those that others come before. */
  private List<Way> first(RoutePath path, List<Way> all) {
    var met = all.stream().filter(way -> way.path().meets(path)).toList();
    var taking = met.stream().filter(way -> way.takesAll(methods, path)).toList();
    return met.stream()
        .filter(way -> taking.stream().noneMatch(other -> other.isBefore(way)))
        .toList();
  }
}
