package dev.martello.iam;

import dev.martello.model.Condition;
import dev.martello.model.Effect;
import dev.martello.model.Policy;
import dev.martello.model.PolicyDocument;
import dev.martello.model.Principal;
import dev.martello.model.Statement;
import dev.martello.value.Origin;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes policies for tests; a text with <code>${...}</code> is a text with an unknown part. */
final class Policies {
  static final Origin HERE = new Origin.ServiceDefault("test");

  private final Effect effect;
  private boolean notAction;
  private List<Val<String>> actions = List.of();
  private boolean notResource;
  private List<Val<String>> resources = List.of();
  private boolean notPrincipal;
  private final List<Principal> principals = new ArrayList<>();
  private final List<Condition> conditions = new ArrayList<>();
  private Tri present = Tri.YES;

  private Policies(Effect effect) {
    this.effect = effect;
  }

  static Policies allow(String... actions) {
    var made = new Policies(Effect.ALLOW);
    made.actions = texts(actions);
    return made;
  }

  static Policies deny(String... actions) {
    var made = new Policies(Effect.DENY);
    made.actions = texts(actions);
    return made;
  }

  Policies notActions() {
    notAction = true;
    return this;
  }

  Policies on(String... patterns) {
    resources = texts(patterns);
    return this;
  }

  Policies notOn(String... patterns) {
    notResource = true;
    resources = texts(patterns);
    return this;
  }

  Policies when(String operator, String key, String... values) {
    conditions.add(new Condition(operator, key, texts(values), HERE));
    return this;
  }

  Policies to(Principal.Kind kind, String... ids) {
    for (var id : ids) {
      principals.add(new Principal(kind, text(id), HERE));
    }
    return this;
  }

  Policies toAnyone() {
    principals.add(Principal.anyone(HERE));
    return this;
  }

  Policies toAllBut(String... ids) {
    notPrincipal = true;
    return to(Principal.Kind.AWS, ids);
  }

  Policies perhaps() {
    present = Tri.UNKNOWN;
    return this;
  }

  Statement statement() {
    return new Statement(
        Val.known("", HERE),
        Val.known(effect, HERE),
        notAction,
        actions,
        notResource,
        resources,
        notPrincipal,
        principals,
        conditions,
        present,
        HERE);
  }

  static PolicyDocument document(Policies... statements) {
    return new PolicyDocument(Arrays.stream(statements).map(Policies::statement).toList(), HERE);
  }

  static Policy policy(Policies... statements) {
    return new Policy("test", Policy.Kind.INLINE, document(statements), HERE);
  }

  static Grants grants(Policies... statements) {
    return Grants.of(List.of(policy(statements)));
  }

  static Val<String> text(String text) {
    return text.contains("${") ? Val.unknown(text, HERE) : Val.known(text, HERE);
  }

  private static List<Val<String>> texts(String... texts) {
    return Arrays.stream(texts).map(Policies::text).toList();
  }
}
