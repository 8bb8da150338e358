package dev.martello.report.html;

import dev.martello.iam.Grants;
import dev.martello.iam.Names;
import dev.martello.know.Power;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Role;
import dev.martello.value.Tri;
import java.util.List;
import java.util.Locale;

/** The strongest thing that a function's role certainly may do, in one word, strongest first. */
enum RolePower {
  ADMINISTRATOR("may do everything"),
  PERMISSIONS("may change permissions, roles or code"),
  SECRETS("may read secrets or get credentials"),
  DELETES("may delete data"),
  WRITES("may write data"),
  READS("may read data"),
  LITTLE("may do little"),
  UNKNOWN("what it may do is not known");

  private final String phrase;

  RolePower(String phrase) {
    this.phrase = phrase;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  String phrase() {
    return phrase;
  }

  private List<Power> powers() {
    return switch (this) {
      case PERMISSIONS ->
          List.of(
              Power.CHANGES_IDENTITY,
              Power.CHANGES_FUNCTION_CODE,
              Power.CHANGES_FUNCTION_ROLE,
              Power.CHANGES_RESOURCE_POLICY);
      case SECRETS -> List.of(Power.READS_SECRETS, Power.OBTAINS_CREDENTIALS, Power.DECRYPTS);
      case DELETES -> List.of(Power.DELETES_DATA);
      case WRITES -> List.of(Power.WRITES_DATA);
      case READS -> List.of(Power.READS_DATA);
      case ADMINISTRATOR, LITTLE, UNKNOWN -> List.of();
    };
  }

  /** Judges the role of a function; of several that it may be, the strongest. */
  static RolePower of(LambdaFunction function, Names names) {
    var roles = function.role().known().toList();
    return roles.stream().map(role -> of(role, names)).min(Enum::compareTo).orElse(UNKNOWN);
  }

  private static RolePower of(Role role, Names names) {
    var grants = Grants.of(role, names);
    if (grants.grantsEverything().isYes()) {
      return ADMINISTRATOR;
    }
    var isOpen = Tri.NO;
    for (var power : values()) {
      var has = Tri.any(power.powers().stream().map(grants::has).toList());
      if (has.isYes()) {
        return power;
      }
      isOpen = isOpen.or(has);
    }
    return isOpen.isUnknown() ? UNKNOWN : LITTLE;
  }
}
