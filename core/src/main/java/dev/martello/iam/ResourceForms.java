package dev.martello.iam;

import dev.martello.know.Action;
import dev.martello.know.Catalogue;
import dev.martello.know.ResourceType;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Knows the patterns of the ARNs of resource types and which actions work on them: {@code
 * s3:PutObject} works on no bucket. What was read is kept, since every policy is held against it.
 */
final class ResourceForms {

  private static final class Standard {
    static final ResourceForms INSTANCE = new ResourceForms(Catalogue.standard());
  }

  /**
   * A resource type with the patterns of its ARN.
   *
   * @param actions the actions that name it, by their position in the service
   * @param main those of them for which it is the sort that a grant is limited by: reading a table
   *     of a data catalog names catalog, database and table, of which the table tells
   * @param openParts how many parts of its ARN are open, region and account aside
   */
  private record Form(
      ResourceType type,
      List<ResourcePattern> patterns,
      BitSet actions,
      BitSet main,
      int openParts) {

    boolean isCoveredBy(ResourcePattern pattern) {
      return patterns.stream().anyMatch(pattern::isAsWideAs);
    }

    boolean isNamedBy(ResourcePattern pattern) {
      return patterns.stream().anyMatch(pattern::mayOverlap);
    }
  }

  private final Catalogue catalogue;
  private final Map<String, Map<String, Form>> byService = new ConcurrentHashMap<>();

  private ResourceForms(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  static ResourceForms standard() {
    return Standard.INSTANCE;
  }

  /** Says whether a pattern may name a resource on which an action can be called. */
  boolean mayApply(Action action, ResourcePattern pattern) {
    return pattern.isEverything()
        || action.types().stream().anyMatch(type -> form(type).isNamedBy(pattern));
  }

  /** Says whether a pattern names every resource of the sort on which an action works. */
  boolean isAsWideAsAType(Action action, ResourcePattern pattern) {
    int position = action.index() - catalogue.serviceOf(action.index()).first();
    return forms(action.service()).values().stream()
        .anyMatch(form -> form.main().get(position) && form.isCoveredBy(pattern));
  }

  /**
   * Returns the actions of a set that can be called on a resource that one of the choices names.
   */
  ActionSet applicable(ActionSet actions, List<ResourcePattern> choices) {
    return chosen(actions, Form::actions, form -> choices.stream().anyMatch(form::isNamedBy));
  }

  /** Returns the actions of a set that work on a sort of resource of which a pattern names all. */
  ActionSet unlimited(ActionSet actions, ResourcePattern pattern) {
    return pattern.isEverything()
        ? actions
        : chosen(actions, Form::main, form -> form.isCoveredBy(pattern));
  }

  /** Returns the actions of a set that belong to one of the forms that pass a test. */
  private ActionSet chosen(
      ActionSet actions, Function<Form, BitSet> belonging, Predicate<Form> wanted) {
    var found = new BitSet();
    for (var service : actions.services()) {
      int first = service.first();
      var own = actions.bits().get(first, first + service.count());
      var chosen = new BitSet();
      for (var form : forms(service.prefix()).values()) {
        if (belonging.apply(form).intersects(own) && wanted.test(form)) {
          chosen.or(belonging.apply(form));
        }
      }
      chosen.and(own);
      for (int at = chosen.nextSetBit(0); at >= 0; at = chosen.nextSetBit(at + 1)) {
        found.set(first + at);
      }
    }
    return actions.intersectKnown(found);
  }

  private Form form(ResourceType type) {
    var form = forms(type.service()).get(type.name());
    if (form == null) {
      throw new IllegalStateException("no action names the resource type " + type);
    }
    return form;
  }

  private Map<String, Form> forms(String prefix) {
    return byService.computeIfAbsent(prefix, this::read);
  }

  private Map<String, Form> read(String prefix) {
    var forms = new HashMap<String, Form>();
    for (var service : catalogue.service(prefix).stream().toList()) {
      for (var action : catalogue.actions(service)) {
        var own =
            action.types().stream()
                .map(type -> forms.computeIfAbsent(type.name(), _ -> read(type)))
                .toList();
        int most = own.stream().mapToInt(Form::openParts).max().orElse(0);
        for (var form : own) {
          int position = action.index() - service.first();
          form.actions().set(position);
          // Where a sort has no open part there is but one such resource, and no narrower grant.
          form.main().set(position, most > 0 && form.openParts() == most);
        }
      }
    }
    return Map.copyOf(forms);
  }

  private static Form read(ResourceType type) {
    var patterns = type.arns().stream().map(ResourcePattern::ofType).toList();
    int openParts = patterns.stream().mapToInt(ResourcePattern::openParts).max().orElse(0);
    return new Form(type, patterns, new BitSet(), new BitSet(), openParts);
  }
}
