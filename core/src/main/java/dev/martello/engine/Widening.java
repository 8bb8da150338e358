package dev.martello.engine;

import dev.martello.check.Change;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.iam.GrantedAction;
import dev.martello.iam.Grants;
import dev.martello.model.App;
import dev.martello.model.Identity;
import dev.martello.model.Role;
import dev.martello.model.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds what roles may do after a change that they might not before, and that nobody told of. */
final class Widening {
  /*
   * For every action that a changed role is granted, on every resource text of the statement that
   * grants it, the policies of before are asked. What they grant is not new. New is allowed what a
   * remedy grants in so many words, and what the transform adds for a setting of the same function
   * that a remedy changes: tracing, and sending to targets.
   */
  private static final String POLICY = "AWS::IAM::ManagedPolicy";
  private static final String TRANSFORM = "SAM transform of ";

  private final App before;
  private final App after;
  private final List<Change> changes;

  private Widening(App before, App after, List<Remedy> remedies) {
    this.before = before;
    this.after = after;
    this.changes = remedies.stream().flatMap(remedy -> remedy.changes().stream()).toList();
  }

  /**
   * Returns what roles of a template are granted in addition, as phrases for people.
   *
   * @param remedies what was changed in the template
   */
  static Set<String> of(App before, App after, String stack, List<Remedy> remedies) {
    var widening = new Widening(before, after, remedies);
    var found = new TreeSet<String>();
    after.roles().stream()
        .filter(role -> role.identity().stack().equals(stack))
        .forEach(role -> widening.find(role, found));
    return found;
  }

  /** A role that was not there before is the remedy's own work. */
  private void find(Role role, Set<String> found) {
    var old = role(role.identity());
    if (old.isEmpty() || contents(old.get()).equals(contents(role))) {
      return;
    }
    var known = Grants.of(old.get(), before.generatedNames()::contains);
    Grants.of(role, after.generatedNames()::contains)
        .actions()
        .filter(granted -> !isGranted(granted, known) && !isTold(granted, role))
        .forEach(
            granted ->
                found.add(
                    "let `%s` do `%s`".formatted(role.identity().id(), granted.action().id())));
  }

  private Optional<Role> role(Identity identity) {
    return before.roles().stream().filter(role -> role.identity().isSame(identity)).findFirst();
  }

  /** Returns what the policies of a role say, wherever it is written. */
  private static Set<String> contents(Role role) {
    var contents = new HashSet<String>();
    role.policies().stream()
        .flatMap(policy -> policy.document().statements().stream())
        .forEach(statement -> contents.add(content(statement)));
    role.opaquePolicies().forEach(arn -> contents.add(arn.show()));
    contents.add("boundary " + role.boundary().show());
    return contents;
  }

  private static String content(Statement statement) {
    return String.join(
        "|",
        statement.effect().show(),
        String.valueOf(statement.notAction()),
        statement.actions().stream().map(action -> action.show()).toList().toString(),
        String.valueOf(statement.notResource()),
        statement.resources().stream().map(resource -> resource.show()).toList().toString(),
        String.valueOf(statement.conditions().size()),
        statement.present().name());
  }

  private static boolean isGranted(GrantedAction granted, Grants known) {
    return granted.grant().resources().stream()
        .noneMatch(resource -> known.grants(granted.action().id(), resource).isNo());
  }

  private boolean isTold(GrantedAction granted, Role role) {
    return changes.stream()
        .anyMatch(
            change ->
                isTold(change, granted, role.identity()) || isAttached(change, granted, role));
  }

  /** A managed policy that a remedy attaches by name grants what it is known for. */
  private static boolean isAttached(Change change, GrantedAction granted, Role role) {
    return change instanceof Change.Append(Identity to, List<String> path, Term policy)
        && to.isSame(role.identity())
        && path.equals(List.of("ManagedPolicyArns"))
        && role.policies().stream()
            .filter(own -> own.document().statements().contains(granted.grant().by()))
            .anyMatch(own -> text(policy).endsWith("/" + own.name()));
  }

  private static String text(Term term) {
    return switch (term) {
      case Term.Text(String text) -> text;
      case Term.Sub(String text) -> text;
      case Term.Number _, Term.Flag _, Term.Items _, Term.Parts _, Term.Ref _, Term.Attribute _ ->
          "";
    };
  }

  private static boolean isTold(Change change, GrantedAction granted, Identity role) {
    return switch (change) {
      case Change.Grant(Identity to, List<String> actions, var _) ->
          to.isSame(role) && actions.stream().anyMatch(granted.action().id()::equalsIgnoreCase);
      case Change.Put put ->
          put.resource().writtenId().equals(role.writtenId())
              && put.resource().stack().equals(role.stack())
              && isOfTransform(granted.grant().by());
      case Change.Append _,
          Change.Copy _,
          Change.Remove _,
          Change.Attribute _,
          Change.Replace _,
          Change.Reword _,
          Change.Authorize _ ->
          false;
      case Change.Add add -> add.type().equals(POLICY) && isDeclared(add, granted, role);
    };
  }

  /** A policy that a remedy declares says what it grants, and to whom. */
  private static boolean isDeclared(Change.Add policy, GrantedAction granted, Identity role) {
    var parts = policy.properties().parts();
    boolean isOfRole =
        policy.beside().stack().equals(role.stack())
            && parts.get("Roles") instanceof Term.Items(List<Term> roles)
            && roles.contains(Term.ref(role.id()));
    return isOfRole && mentions(parts.get("PolicyDocument"), granted.action().id());
  }

  private static boolean mentions(@Nullable Term term, String action) {
    return switch (term) {
      case null -> false;
      case Term.Text(String text) -> text.equalsIgnoreCase(action);
      case Term.Items(List<Term> items) -> items.stream().anyMatch(item -> mentions(item, action));
      case Term.Parts(Map<String, Term> parts) ->
          parts.values().stream().anyMatch(part -> mentions(part, action));
      case Term.Number _, Term.Flag _, Term.Ref _, Term.Attribute _, Term.Sub _ -> false;
    };
  }

  private static boolean isOfTransform(Statement statement) {
    return statement.origin().derivations(by -> by.startsWith(TRANSFORM)).size() > 0;
  }
}
