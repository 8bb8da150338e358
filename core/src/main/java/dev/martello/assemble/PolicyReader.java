package dev.martello.assemble;

import dev.martello.model.Condition;
import dev.martello.model.Effect;
import dev.martello.model.PolicyDocument;
import dev.martello.model.Principal;
import dev.martello.model.Statement;
import dev.martello.stack.Resource;
import dev.martello.stack.View;
import dev.martello.value.Origin;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads policy documents, written as mappings or as JSON text, as IAM understands them. */
final class PolicyReader {
  private final References references;

  PolicyReader(References references) {
    this.references = references;
  }

  /** Reads a document; without statements where nothing is written. */
  PolicyDocument read(View document, Resource user) {
    return read(document, user, Tri.YES);
  }

  /**
   * Reads a document.
   *
   * @param present whether the policy is there at all; every statement inherits it
   */
  PolicyDocument read(View document, Resource user, Tri present) {
    var statements = new ArrayList<Statement>();
    var alternatives = document.alternatives();
    for (var alternative : alternatives) {
      var certainty = alternatives.size() == 1 ? present : present.and(Tri.UNKNOWN);
      var read = JsonTexts.read(alternative);
      if (read.isPresent() && read.get().isMapping()) {
        statements(read.get().get("Statement"), user, certainty, statements);
      } else if (!isNothing(alternative)) {
        statements.addAll(
            PolicyDocument.unreadable(hole(alternative), alternative.origin()).statements());
      }
    }
    return new PolicyDocument(statements, document.origin());
  }

  private static boolean isNothing(View view) {
    return view.exists().isNo() || view.text().isEqualTo("").isYes();
  }

  private static String hole(View view) {
    var shown = view.text().show();
    return shown.length() > 120 ? "policy document" : shown.replace("$", "");
  }

  private void statements(View list, Resource user, Tri present, List<Statement> into) {
    for (var item : list.items()) {
      var alternatives = item.alternatives();
      for (var alternative : alternatives) {
        var certainty =
            alternatives.size() == 1 ? present.and(item.exists()) : present.and(Tri.UNKNOWN);
        if (alternative.isMapping()) {
          statement(alternative, user, certainty, into);
        } else if (!isNothing(alternative)) {
          into.addAll(
              PolicyDocument.unreadable(hole(alternative), alternative.origin()).statements());
        }
      }
    }
  }

  /**
   * A condition block that may be left out, and resources that hang on a condition of the template,
   * make two statements, each of which may be there.
   */
  private void statement(View view, Resource user, Tri present, List<Statement> into) {
    boolean notResource = !view.get("NotResource").exists().isNo();
    var blocks = view.get("Condition").alternatives();
    var resources = view.get(notResource ? "NotResource" : "Resource").alternatives();
    boolean isOne = blocks.size() == 1 && resources.size() == 1;
    for (var block : blocks) {
      for (var resource : resources) {
        into.add(statement(view, block, resource, user, isOne ? present : Tri.UNKNOWN));
      }
    }
  }

  private Statement statement(View view, View block, View resources, Resource user, Tri present) {
    boolean notAction = !view.get("NotAction").exists().isNo();
    boolean notResource = !view.get("NotResource").exists().isNo();
    boolean notPrincipal = !view.get("NotPrincipal").exists().isNo();
    var effect = effect(view.get("Effect"));
    var actions = texts(view.get(notAction ? "NotAction" : "Action"), user);
    var names = texts(resources, user);
    var principals = principals(view.get(notPrincipal ? "NotPrincipal" : "Principal"), user);
    var said = new ArrayList<Val<?>>(actions);
    said.add(effect);
    said.addAll(names);
    principals.forEach(principal -> said.add(principal.id()));
    return new Statement(
        view.get("Sid").text(),
        effect,
        notAction,
        actions,
        notResource,
        names,
        notPrincipal,
        principals,
        conditions(block, user),
        present,
        view.origin().chosenBy(wholeDefaults(said)));
  }

  /**
   * Returns the defaults of parameters that stand for whole texts of a statement: with them it is
   * another statement, while a part of a name changes only what the name is.
   */
  private static List<Origin.Default> wholeDefaults(List<Val<?>> said) {
    return said.stream()
        .map(Val::origin)
        .filter(Origin::isDefault)
        .flatMap(origin -> origin.defaults().stream())
        .distinct()
        .toList();
  }

  private static Val<Effect> effect(View view) {
    return switch (view.text()) {
      case Val.Known<String>(String text, Origin origin) -> effect(text, origin);
      case Val.OneOf<String>(List<String> _, Origin origin) ->
          Val.oneOf(List.of(Effect.ALLOW, Effect.DENY), origin);
      case Val.Unknown<String>(String expression, Origin origin) -> Val.unknown(expression, origin);
    };
  }

  private static Val<Effect> effect(String text, Origin origin) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "allow" -> Val.known(Effect.ALLOW, origin);
      case "deny" -> Val.known(Effect.DENY, origin);
      default -> Val.unknown("${Effect}", origin);
    };
  }

  private List<Val<String>> texts(View view, Resource user) {
    var texts = new ArrayList<Val<String>>();
    for (var item : view.items()) {
      texts.add(references.texts().canonical(item.text(), user.stackId()));
    }
    return texts;
  }

  private List<Principal> principals(View view, Resource user) {
    var principals = new ArrayList<Principal>();
    for (var alternative : view.alternatives()) {
      if (alternative.isMapping()) {
        for (var field : alternative.fields()) {
          for (var item : field.value().items()) {
            principals.add(principal(field.key(), item, user));
          }
        }
      } else if (!isNothing(alternative)) {
        for (var item : alternative.items()) {
          principals.add(principal("AWS", item, user));
        }
      }
    }
    return principals;
  }

  private Principal principal(String key, View item, Resource user) {
    var id = references.texts().canonical(item.text(), user.stackId());
    var kind =
        switch (key) {
          case "Service" -> Principal.Kind.SERVICE;
          case "Federated" -> Principal.Kind.FEDERATED;
          case "CanonicalUser" -> Principal.Kind.CANONICAL_USER;
          default -> Principal.Kind.AWS;
        };
    boolean isAnyone = kind == Principal.Kind.AWS && id.isEqualTo("*").isYes();
    return isAnyone ? Principal.anyone(id.origin()) : new Principal(kind, id, item.origin());
  }

  private List<Condition> conditions(View block, Resource user) {
    var conditions = new ArrayList<Condition>();
    if (!block.isMapping() && !isNothing(block)) {
      var anything = List.of(block.text());
      conditions.add(new Condition("Unknown", "unknown", anything, block.origin()));
      return conditions;
    }
    for (var operator : block.fields()) {
      for (var key : operator.value().fields()) {
        conditions.add(
            new Condition(operator.key(), key.key(), texts(key.value(), user), key.keyOrigin()));
      }
    }
    return conditions;
  }
}
