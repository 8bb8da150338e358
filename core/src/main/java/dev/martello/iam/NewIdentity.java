package dev.martello.iam;

import dev.martello.know.Catalogue;
import dev.martello.know.EscalationPath;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Asks whether one may make a user or role and give it everything. */
final class NewIdentity {
  /*
   * Somebody can be made where all actions of the path are granted on the same names: on a pattern, or
   * on the name that the first action, which makes it, is granted on. What only a condition allows is
   * open, but not where a condition is about the boundary or the policies that are attached: that is
   * how such rights are limited (IAM User Guide, "Permissions boundaries for IAM entities").
   */
  private static final Set<String> LIMITING = Set.of("iam:permissionsboundary", "iam:policyarn");

  /** More names than these were not written by people. */
  private static final int MOST_NAMES = 50;

  private final EscalationPath path;
  private final Grants grants;
  private final Grants always;

  NewIdentity(EscalationPath path, Grants grants) {
    this.path = path;
    this.grants = grants;
    this.always = grants.always();
  }

  Tri isMade() {
    var answer = Tri.NO;
    for (var name : names().values()) {
      if (areGranted(always, name)) {
        return Tri.YES;
      }
      if (answer.isNo() && areGranted(grants, name)) {
        answer = isLimited() ? Tri.NO : Tri.UNKNOWN;
      }
    }
    return answer;
  }

  private Map<String, Val<String>> names() {
    var names = new LinkedHashMap<String, Val<String>>();
    for (var grant : grants.list()) {
      boolean isMaking = gives(grant, path.actions().getFirst());
      if (grant.by().notResource() || !(isMaking || gives(grant, path.actions().get(1)))) {
        continue;
      }
      for (var name : grant.resources()) {
        boolean isPattern = Shape.of(name).stream().anyMatch(NewIdentity::isPattern);
        if ((isMaking || isPattern) && names.size() < MOST_NAMES) {
          names.putIfAbsent(name.show(), name);
        }
      }
    }
    return names;
  }

  private static boolean isPattern(Shape shape) {
    return shape.pieces().stream()
        .anyMatch(
            piece -> piece instanceof Shape.Literal(String text) && text.matches("(?s).*[*?].*"));
  }

  private static boolean gives(Grant grant, String action) {
    return Catalogue.standard().find(action).filter(grant.actions()::contains).isPresent();
  }

  private boolean areGranted(Grants asked, Val<String> name) {
    return path.actions().stream().allMatch(action -> asked.grants(action, name).isYes());
  }

  private boolean isLimited() {
    return grants.conditionsOn(path.actions()).stream()
        .anyMatch(condition -> LIMITING.contains(condition.key().toLowerCase(Locale.ROOT)));
  }
}
