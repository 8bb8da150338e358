package dev.martello.report.html;

import dev.martello.join.path.Asset;
import dev.martello.join.path.AttackPath;
import dev.martello.join.path.Step;
import dev.martello.join.path.Technique;
import dev.martello.model.Exposure;
import dev.martello.report.html.Picture.Look;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes one picture of all attack paths that begin in one function. */
final class PictureMaker {
  /*
   * A step of a path is a thing that was reached; steps on the same thing are one node, and between
   * two things stands what leads from one to the other. The columns follow from how far a thing is
   * from the outside: internet, entry, function, identity, action, asset, and on from there. The
   * longest paths come first, so that a thing stands as far to the right as any of them puts it.
   * Assets of one kind that the same action reaches and that lead nowhere are one node.
   */
  private static final int MOST_NODES = 60;
  private static final int MOST_NAMES = 4;
  private static final Pattern PSEUDO = Pattern.compile("\\$\\{AWS::[A-Za-z]+}");

  private final Map<String, Box> boxes = new LinkedHashMap<>();
  private final Map<String, Arrow> arrows = new LinkedHashMap<>();

  /** Functions behind the first one whose code has to have a flaw as well. */
  private final Set<String> flawed = new HashSet<>();

  /** A node in the making. */
  private record Box(
      String key,
      int layer,
      Look look,
      String above,
      Set<String> names,
      Set<String> told,
      String function) {}

  private record Arrow(String from, String to, boolean isCertain) {}

  private PictureMaker() {}

  /** Draws paths of one function; the worst are drawn if not all fit. */
  static Picture of(List<AttackPath> paths) {
    var drawn = new ArrayList<AttackPath>();
    for (var path : paths.stream().sorted(AttackPath.WORST_FIRST).toList()) {
      drawn.add(path);
      if (make(drawn, 0).nodes().size() > MOST_NODES) {
        drawn.removeLast();
        break;
      }
    }
    return make(drawn, paths.size() - drawn.size());
  }

  private static Picture make(List<AttackPath> paths, int leftOut) {
    var maker = new PictureMaker();
    paths.stream()
        .sorted(Comparator.<AttackPath>comparingInt(path -> -path.steps().size()))
        .forEach(maker::add);
    return maker.finish(leftOut);
  }

  // from paths to boxes and arrows

  private void add(AttackPath path) {
    var reached = new ArrayList<String>();
    for (var step : path.steps()) {
      reached.add(
          step.technique() == Technique.ENTERS ? enter(path, step) : go(path, step, reached));
    }
    var target = boxes.get(reached.getLast());
    if (target != null && target.look() != Look.FUNCTION && target.look() != Look.IDENTITY) {
      var verb = path.capability().word() + " ";
      for (var more : path.likewise()) {
        target
            .names()
            .add((more.startsWith(verb) ? more.substring(verb.length()) : more).replace("`", ""));
      }
    }
  }

  /** The first step: from outside, through the entry where that is no thing of its own. */
  private String enter(AttackPath path, Step step) {
    boolean isCertain = path.entry().level() == Exposure.Level.PUBLIC;
    var who = isCertain ? "anybody" : "perhaps anybody";
    box("outside " + who, 0, Look.OUTSIDE, "internet", who, "", "");
    var from = "outside " + who;
    int layer = 0;
    if (step.asset().kind() == Asset.Kind.FUNCTION) {
      var entry = "entry " + path.entry().title();
      for (var way : path.entry().title().split("`, `")) {
        box(entry, 1, Look.ENTRY, "entry", way.replace("`", ""), "", "");
      }
      arrow(from, entry, isCertain);
      from = entry;
      layer = 1;
    }
    var asset = asset(step, layer + 1);
    arrow(from, asset, isCertain);
    return asset;
  }

  private String go(AttackPath path, Step step, List<String> reached) {
    var from =
        step.after().stream()
            .map(reached::get)
            .distinct()
            .filter(key -> !key.equals(step.asset().key()))
            .toList();
    if (from.isEmpty()) {
      var same = boxes.get(step.asset().key());
      if (same != null) {
        same.told().add(step.fact().replace("`", ""));
        if (!step.isCertain() && !same.key().equals(path.function().key())) {
          flawed.add(same.key());
        }
        return same.key();
      }
    }
    int layer = from.stream().mapToInt(this::layer).max().orElse(0);
    if (isPlain(step.technique())) {
      var asset = asset(step, layer + 1);
      from.forEach(key -> arrow(key, asset, step.isCertain()));
      return asset;
    }
    var action =
        "action %s %s %s".formatted(String.join("+", from), step.technique(), step.capability());
    // The column of identities stays between functions and what they do.
    int column = from.stream().anyMatch(this::isFunction) ? layer + 2 : layer + 1;
    box(
        action,
        column,
        Look.ACTION,
        "",
        step.technique().word().replace('-', ' '),
        step.fact(),
        "");
    from.forEach(key -> arrow(key, action, step.isCertain()));
    var asset = asset(step, column + 1);
    arrow(action, asset, step.isCertain());
    return asset;
  }

  /** Steps that need no word between two things. */
  private static boolean isPlain(Technique technique) {
    return technique == Technique.RUNS_AS || technique == Technique.ENTERS;
  }

  private String asset(Step step, int layer) {
    var asset = step.asset();
    boolean isDeclared = asset.scope() == Asset.Scope.DECLARED;
    var above = asset.scope() == Asset.Scope.EVERY ? "" : asset.kind().noun();
    var name = above.isEmpty() || asset.name().isEmpty() ? asset.show() : brief(asset.name());
    var function = isDeclared && asset.kind() == Asset.Kind.FUNCTION ? asset.key() : "";
    box(asset.key(), layer, look(asset), above, name, step.fact(), function);
    return asset.key();
  }

  /** Of an ARN only what comes behind service, region and account tells one from another. */
  static String brief(String name) {
    var parts = PSEUDO.matcher(name).replaceAll("").split(":", 6);
    return name.startsWith("arn:") && parts.length == 6 ? parts[5] : name;
  }

  private static Look look(Asset asset) {
    return switch (asset.kind()) {
      case FUNCTION, STATE_MACHINE ->
          asset.scope() == Asset.Scope.EVERY ? Look.PRIZE : Look.FUNCTION;
      case ROLE, USER, SERVICE -> Look.IDENTITY;
      case INTERNET -> Look.OUTSIDE;
      case ACCOUNT, SECRET, KEY, PERMISSIONS -> Look.PRIZE;
      case DATABASE,
          TABLE,
          BUCKET,
          QUEUE,
          TOPIC,
          STREAM,
          BUS,
          PARAMETER,
          REPOSITORY,
          LOG_GROUP,
          TRAIL,
          ALARM,
          OTHER ->
          Look.ASSET;
    };
  }

  private void box(
      String key, int layer, Look look, String above, String name, String told, String function) {
    var box =
        boxes.computeIfAbsent(
            key,
            _ ->
                new Box(
                    key,
                    layer,
                    look,
                    above,
                    new LinkedHashSet<>(),
                    new LinkedHashSet<>(),
                    function));
    box.names().add(name);
    if (!told.isEmpty()) {
      box.told().add(told.replace("`", ""));
    }
  }

  private void arrow(String from, String to, boolean isCertain) {
    arrows.merge(
        from + "\n" + to,
        new Arrow(from, to, isCertain && !flawed.contains(from)),
        (one, two) -> new Arrow(from, to, one.isCertain() || two.isCertain()));
  }

  private boolean isFunction(String key) {
    var box = boxes.get(key);
    return box != null && box.look() == Look.FUNCTION;
  }

  private int layer(String key) {
    var box = boxes.get(key);
    return box == null ? 0 : box.layer();
  }

  // from boxes to nodes

  private Picture finish(int leftOut) {
    var groups = groups();
    var index = new HashMap<String, Integer>();
    var nodes = new ArrayList<Picture.Node>();
    for (var box : boxes.values()) {
      var group = groups.getOrDefault(box.key(), List.of(box));
      var known = index.get(group.getFirst().key());
      index.put(box.key(), known == null ? nodes.size() : known);
      if (known == null) {
        nodes.add(node(group));
      }
    }
    var edges = new LinkedHashSet<Picture.Edge>();
    for (var arrow : arrows.values()) {
      int from = index.getOrDefault(arrow.from(), 0);
      int to = index.getOrDefault(arrow.to(), 0);
      if (from != to) {
        edges.add(new Picture.Edge(from, to, arrow.isCertain()));
      }
    }
    return new Picture(nodes, List.copyOf(edges), leftOut);
  }

  /** Returns for each box that stands together with others all of them. */
  private Map<String, List<Box>> groups() {
    var leading = arrows.values().stream().map(Arrow::from).collect(Collectors.toSet());
    var alike = new LinkedHashMap<String, List<Box>>();
    for (var box : boxes.values()) {
      if ((box.look() == Look.ASSET || box.look() == Look.PRIZE) && !leading.contains(box.key())) {
        var into =
            arrows.values().stream()
                .filter(arrow -> arrow.to().equals(box.key()))
                .map(Arrow::from)
                .sorted()
                .collect(Collectors.joining("+"));
        var key = into + "\n" + box.layer() + "\n" + box.above() + "\n" + box.look();
        alike.computeIfAbsent(key, _ -> new ArrayList<>()).add(box);
      }
    }
    var groups = new HashMap<String, List<Box>>();
    alike.values().stream()
        .filter(group -> group.size() > 1)
        .forEach(group -> group.forEach(box -> groups.put(box.key(), group)));
    return groups;
  }

  private static Picture.Node node(List<Box> group) {
    var first = group.getFirst();
    var names = group.stream().flatMap(box -> box.names().stream()).distinct().toList();
    var told = group.stream().flatMap(box -> box.told().stream()).distinct().toList();
    boolean isMany = group.size() > 1 && !first.above().isEmpty();
    var lines = new ArrayList<>(names.subList(0, Math.min(names.size(), MOST_NAMES)));
    if (names.size() > MOST_NAMES) {
      lines.add("and %d more".formatted(names.size() - MOST_NAMES));
    }
    return new Picture.Node(
        first.key(),
        first.layer(),
        first.look(),
        isMany ? group.size() + " \u00d7 " + first.above() : first.above(),
        lines,
        String.join("; ", told),
        first.function());
  }
}
