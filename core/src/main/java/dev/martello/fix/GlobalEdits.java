package dev.martello.fix;

import dev.martello.stack.GlobalSections;
import dev.martello.syntax.Node;
import dev.martello.syntax.Nodes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes once into {@code Globals} what fixes have written into all resources of a type alike. */
final class GlobalEdits {
  /*
   * A value moves up if the template has such a section, if every resource that inherits the property
   * was given the same, and if those that set it themselves stay as they are: a value of their own
   * wins, while mappings and lists are joined (SAM developer guide, "Globals section of the AWS SAM
   * template"). So the template means the same after it. A single heir gets a value of its own unless
   * the section sets it already. What is set for REST and HTTP APIs holds for the API that events
   * imply as well, and is left alone; so are templates whose resources loops or macros make or
   * ignore some of the globals, and files with aliases.
   */
  private static final String GLOBALS = "Globals";
  private static final String RESOURCES = "Resources";
  private static final String PROPERTIES = "Properties";
  private static final Set<String> IMPLIED = Set.of("Api", "HttpApi");

  private final String section;
  private final List<Member> members;
  private final List<TreeChange> changes = new ArrayList<>();

  /**
   * A resource of the section's type.
   *
   * @param before its properties as the user wrote them
   * @param after the same with the fixes
   */
  private record Member(String id, Node.Mapping before, Node.Mapping after) {}

  private GlobalEdits(String section, List<Member> members) {
    this.section = section;
    this.members = members;
  }

  /** Returns the tree that a file shall hold, with what is common to resources in one place. */
  static Node gathered(Document original, Node wanted) {
    if (original.root() == wanted
        || !original.shared().isEmpty()
        || !(original.root() instanceof Node.Mapping before)
        || !(wanted instanceof Node.Mapping after)) {
      return wanted;
    }
    Node result = wanted;
    for (var entry : before.mapping(GLOBALS).stream().flatMap(Node.Mapping::stream).toList()) {
      var globals = after.mapping(GLOBALS).flatMap(all -> all.mapping(entry.key()));
      if (globals.isPresent() && !IMPLIED.contains(entry.key())) {
        result = gathered(entry.key(), globals.get(), before, after, result);
      }
    }
    return result;
  }

  private static Node gathered(
      String section, Node.Mapping globals, Node.Mapping before, Node.Mapping after, Node tree) {
    var members = members("AWS::Serverless::" + section, before, after);
    if (members.isEmpty()) {
      return tree;
    }
    var edits = new GlobalEdits(section, members.get());
    edits.gather(List.of(), globals);
    try {
      var result = tree;
      for (var change : edits.changes) {
        result = change.applyTo(result);
      }
      return result;
    } catch (Refusal _) {
      return tree;
    }
  }

  /** Returns all resources of a type; nothing where it is not clear which there are. */
  private static Optional<List<Member>> members(
      String type, Node.Mapping before, Node.Mapping after) {
    var members = new ArrayList<Member>();
    for (var entry : after.mapping(RESOURCES).stream().flatMap(Node.Mapping::stream).toList()) {
      boolean isMade = entry.key().startsWith("Fn::");
      if (!isMade
          && !(entry.value() instanceof Node.Mapping body
              && body.text("Type").filter(type::equals).isPresent())) {
        continue;
      }
      var old = before.mapping(RESOURCES).flatMap(all -> all.mapping(entry.key()));
      var member =
          isMade
              ? Optional.<Member>empty()
              : old.flatMap(body -> member(entry.key(), body, (Node.Mapping) entry.value()));
      if (member.isEmpty()) {
        return Optional.empty();
      }
      members.add(member.get());
    }
    return Optional.of(members);
  }

  private static Optional<Member> member(String id, Node.Mapping before, Node.Mapping after) {
    var old = before.mapping(PROPERTIES).filter(found -> !Calls.isCall(found));
    var now = after.mapping(PROPERTIES).filter(found -> !Calls.isCall(found));
    return old.isPresent() && now.isPresent() && !after.has("IgnoreGlobals")
        ? Optional.of(new Member(id, old.get(), now.get()))
        : Optional.empty();
  }

  /** Finds what moves up of the properties below a path, in the order of the first resource. */
  private void gather(List<String> path, Node.Mapping globals) {
    var names = new LinkedHashSet<String>();
    for (var member : members) {
      mapping(member.after(), path).ifPresent(properties -> names.addAll(properties.keys()));
    }
    if (path.isEmpty()) {
      names.retainAll(GlobalSections.of(section));
    }
    for (var name : names) {
      var full = WrittenTree.joined(path, name);
      var known = globals.get(name);
      var heirs = members.stream().filter(member -> isGiven(member, full)).toList();
      var value = common(heirs, full, known);
      if (value.isPresent()) {
        move(heirs, full, value.get());
      } else if (known.isPresent() && isPlain(known.get())) {
        gather(full, (Node.Mapping) known.get());
      }
    }
  }

  private void move(List<Member> heirs, List<String> path, Node value) {
    changes.add(new TreeChange.Put(WrittenTree.joined(List.of(GLOBALS, section), path), value));
    for (var heir : heirs) {
      var own = WrittenTree.joined(List.of(RESOURCES, heir.id(), PROPERTIES), path);
      changes.add(new TreeChange.Remove(own));
    }
  }

  private static boolean isGiven(Member member, List<String> path) {
    return find(member.before(), path).isEmpty() && find(member.after(), path).isPresent();
  }

  /** Returns what {@code Globals} is to say, if all that inherit it were given the same. */
  private Optional<Node> common(List<Member> heirs, List<String> path, Optional<Node> known) {
    if (heirs.isEmpty() || (known.isEmpty() && heirs.size() == 1)) {
      return Optional.empty();
    }
    var value = find(heirs.getFirst().after(), path).orElseThrow();
    boolean areAlike =
        heirs.stream()
            .flatMap(heir -> find(heir.after(), path).stream())
            .allMatch(other -> Nodes.sameContent(value, other));
    boolean areOthersUntouched =
        members.stream()
            .filter(member -> !heirs.contains(member))
            .allMatch(member -> isUntouched(member, path, value));
    return areAlike && areOthersUntouched
        ? known.isEmpty() ? Optional.of(value) : joined(known.get(), value)
        : Optional.empty();
  }

  /**
   * What a resource says itself wins over a value, and over mappings and lists if it is neither.
   */
  private static boolean isUntouched(Member member, List<String> path, Node value) {
    var before = find(member.before(), path);
    var after = find(member.after(), path);
    return before.isPresent()
        && after.isPresent()
        && Nodes.sameContent(before.get(), after.get())
        && (isSingle(value) || isSingle(before.get()));
  }

  /** Joins what {@code Globals} say with what the resources say, as the transform does. */
  private static Optional<Node> joined(Node known, Node value) {
    if (Calls.isCall(known)) {
      return Optional.empty();
    }
    if (isSingle(known) && isSingle(value)) {
      return Optional.of(value);
    }
    if (!isPlain(known) || !isPlain(value)) {
      return Optional.empty();
    }
    var result = (Node.Mapping) known;
    for (var entry : ((Node.Mapping) value).entries()) {
      var before = result.get(entry.key());
      var after =
          before.isPresent() ? joined(before.get(), entry.value()) : Optional.of(entry.value());
      if (after.isEmpty()) {
        return Optional.empty();
      }
      result = result.with(entry.key(), after.get());
    }
    return Optional.of(result);
  }

  private static boolean isSingle(Node node) {
    return Calls.isCall(node)
        || !(node instanceof Node.Mapping) && !(node instanceof Node.Sequence);
  }

  private static boolean isPlain(Node node) {
    return node instanceof Node.Mapping && !Calls.isCall(node);
  }

  private static Optional<Node> find(Node.Mapping properties, List<String> path) {
    return mapping(properties, path.subList(0, path.size() - 1))
        .flatMap(inner -> inner.get(path.getLast()));
  }

  private static Optional<Node.Mapping> mapping(Node.Mapping properties, List<String> path) {
    var found = Optional.of(properties);
    for (var name : path) {
      found = found.flatMap(outer -> outer.mapping(name)).filter(GlobalEdits::isPlain);
    }
    return found;
  }
}
