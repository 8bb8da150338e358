package dev.martello.engine;

import dev.martello.check.Declarations;
import dev.martello.check.Finding;
import dev.martello.check.Severity;
import dev.martello.model.Identity;
import dev.martello.value.Origin;

/** Knows which findings are about what a library put into the application for its own use. */
final class SuppliedParts {
  /*
   * The CDK's library adds functions that run while a stack is deployed. Their owner cannot trace
   * them, give them an alarm or narrow their role: he does not write them. So findings of low severity
   * on them are left out and counted; what may do real harm stays. A statement that the owner wrote
   * himself, as for an AwsCustomResource, stands in a policy that is not supplied, and is told.
   */
  private final Declarations declarations;

  SuppliedParts(Declarations declarations) {
    this.declarations = declarations;
  }

  /** Returns whether a finding is small and about nothing that the application's owner wrote. */
  boolean isLeftOut(Finding finding) {
    return finding.severity() == Severity.LOW
        && finding.about().isSupplied()
        && finding.functions().stream().allMatch(Identity::isSupplied)
        && isSupplied(finding.where());
  }

  /** A place that is in no resource is nobody's. */
  private boolean isSupplied(Origin where) {
    return declarations.around(where).map(Identity::isSupplied).orElse(true);
  }
}
