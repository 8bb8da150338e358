package dev.martello.read.sam;

/** What is done to every SAM resource just before it is checked and expanded. */
final class ResourcePreparation {
  private ResourcePreparation() {}

  static SamResource prepare(SamResource resource, Transformation run) {
    var properties = resource.definition().get("Properties");
    if (properties.isPresent() && !(properties.get() instanceof dev.martello.syntax.Node.Mapping)) {
      throw SamInvalid.resource(
          resource.logicalId(), "`Properties` must be a map", properties.get().origin());
    }
    return resource;
  }
}
