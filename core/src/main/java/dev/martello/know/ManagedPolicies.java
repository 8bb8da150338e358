package dev.martello.know;

import dev.martello.model.Condition;
import dev.martello.model.Effect;
import dev.martello.model.Policy;
import dev.martello.model.PolicyDocument;
import dev.martello.model.Statement;
import dev.martello.value.Origin;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The content of the managed policies that AWS writes, newest version each; without those that only
 * service-linked roles can carry.
 */
public final class ManagedPolicies {
  private static final String MARK = ":iam::aws:policy/";

  private static final class Standard {
    static final ManagedPolicies INSTANCE =
        new ManagedPolicies(PackedFile.open("managed-policies.bin"));
  }

  private record Place(String path, PackedFile.Block block) {}

  private final PackedFile file;
  private final Map<String, Place> places = new HashMap<>();
  private final Map<String, List<String>> linesByPath = new ConcurrentHashMap<>();

  private ManagedPolicies(PackedFile file) {
    this.file = file;
    for (var block : file.blocks()) {
      for (var path : block.fields().getFirst().split(",", -1)) {
        places.put(path.substring(path.lastIndexOf('/') + 1), new Place(path, block));
      }
    }
  }

  /** Returns the policies that come with the product. */
  public static ManagedPolicies standard() {
    return Standard.INSTANCE;
  }

  /** Returns the names of all policies in order. */
  public Set<String> names() {
    return new TreeSet<>(places.keySet());
  }

  /** Says whether a text is the ARN of a policy of AWS's own, as far as its literal parts tell. */
  public static boolean isArnOfAws(String arn) {
    return arn.startsWith("arn:") && arn.contains(MARK);
  }

  /**
   * Finds the ARN of a policy, in the commercial partition.
   *
   * @param nameOrArn a name, a path with a name, or an ARN of any partition, which may also stand
   *     unresolved as in <code>arn:${AWS::Partition}:iam::aws:policy/...</code>
   */
  public Optional<String> arn(String nameOrArn) {
    return place(nameOrArn).map(place -> "arn:aws" + MARK + place.path());
  }

  /**
   * Finds a policy.
   *
   * @param nameOrArn as in {@link #arn}
   * @param attached where it is attached; the origins of the content are derived from it
   */
  public Optional<Policy> find(String nameOrArn, Origin attached) {
    return place(nameOrArn).map(place -> read(place, attached));
  }

  private Optional<Place> place(String nameOrArn) {
    int mark = nameOrArn.indexOf(MARK);
    if (mark < 0 && nameOrArn.startsWith("arn:")) {
      return Optional.empty();
    }
    var path = mark < 0 ? nameOrArn : nameOrArn.substring(mark + MARK.length());
    var place = places.get(path.substring(path.lastIndexOf('/') + 1));
    return Optional.ofNullable(place)
        .filter(found -> found.path().equals(path) || (mark < 0 && !path.contains("/")));
  }

  private Policy read(Place place, Origin attached) {
    var name = place.path().substring(place.path().lastIndexOf('/') + 1);
    var origin = Origin.derived("managed policy `" + name + "`", attached);
    var statements = new ArrayList<Statement>();
    var draft = new LinkedHashMap<String, List<String>>();
    var conditions = new ArrayList<Condition>();
    for (var line : linesByPath.computeIfAbsent(place.path(), _ -> lines(place))) {
      var fields = Arrays.asList(line.split("\t", -1));
      var kind = fields.getFirst();
      if (kind.equals("S") && !draft.isEmpty()) {
        statements.add(statement(draft, conditions, origin));
        draft.clear();
        conditions.clear();
      }
      if (kind.equals("C")) {
        conditions.add(
            new Condition(
                fields.get(1),
                fields.get(2),
                known(fields.subList(3, fields.size()), origin),
                origin));
      } else {
        draft.put(kind, List.copyOf(fields.subList(1, fields.size())));
      }
    }
    if (!draft.isEmpty()) {
      statements.add(statement(draft, conditions, origin));
    }
    return new Policy(
        name, Policy.Kind.AWS_MANAGED, new PolicyDocument(statements, origin), origin);
  }

  /** Cuts a policy's lines out of its block. */
  private List<String> lines(Place place) {
    var text = "\n" + file.text(place.block()) + "\nP\t";
    var head = "\nP\t" + place.path() + "\n";
    int start = text.indexOf(head) + head.length();
    return text.substring(start, text.indexOf("\nP\t", start)).lines().toList();
  }

  private static Statement statement(
      Map<String, List<String>> draft, List<Condition> conditions, Origin origin) {
    var head = draft.getOrDefault("S", List.of("Allow", ""));
    var effect = head.getFirst().equals("Deny") ? Effect.DENY : Effect.ALLOW;
    boolean notAction = draft.containsKey("a");
    boolean notResource = draft.containsKey("r");
    return new Statement(
        Val.known(head.get(1), origin),
        Val.known(effect, origin),
        notAction,
        known(draft.getOrDefault(notAction ? "a" : "A", List.of()), origin),
        notResource,
        known(draft.getOrDefault(notResource ? "r" : "R", List.of()), origin),
        false,
        List.of(),
        conditions,
        Tri.YES,
        origin);
  }

  private static List<Val<String>> known(List<String> texts, Origin origin) {
    return texts.stream().map(text -> Val.known(text, origin)).toList();
  }
}
