package dev.martello.read.sam;

import java.util.List;
import java.util.Map;

/** Expands the resources of one SAM type; stateless. */
interface ResourceExpansion {

  /**
   * Returns names that may be referred to as {@code LogicalId.Name}, and the type of the generated
   * resource that each stands for.
   */
  default Map<String, String> referable() {
    return Map.of();
  }

  /**
   * Returns the CloudFormation resources that a resource expands to.
   *
   * @throws SamInvalid if the user's input does not allow it
   */
  List<Generated> expand(SamResource resource, Transformation run);

  /** Returns the logical id under which the resource is found afterwards, if it changes. */
  default String renamed(SamResource resource, List<Generated> generated) {
    return resource.logicalId();
  }
}
