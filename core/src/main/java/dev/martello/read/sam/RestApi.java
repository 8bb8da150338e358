package dev.martello.read.sam;

import dev.martello.syntax.Node;
import java.util.Optional;

/**
 * A REST API while it is expanded.
 *
 * @param resource the API as written, Globals merged
 * @param auth its {@code Auth}, parameters resolved; empty where there is none
 */
record RestApi(SamResource resource, Node.Mapping auth, Transformation run) {

  static RestApi of(SamResource resource, Transformation run) {
    var subject = Subject.resource(resource.logicalId());
    var auth =
        run.parameters()
            .resolve(resource.getTruthy("Auth"))
            .map(node -> subject.mapping(node, "Auth"))
            .orElseGet(() -> resource.make().map().build());
    return new RestApi(resource, auth, run);
  }

  String id() {
    return resource.logicalId();
  }

  Subject subject() {
    return Subject.resource(id());
  }

  String partition() {
    return run.context().partition();
  }

  /** Returns the custom domain's settings, parameters resolved. */
  Optional<Node.Mapping> domain() {
    return run.parameters()
        .resolve(resource.get("Domain"))
        .map(node -> subject().mapping(node, "Domain"));
  }

  /** Returns the media types that are passed on as bytes, parameters resolved. */
  Optional<Node> binaryMediaTypes() {
    return run.parameters().resolve(resource.get("BinaryMediaTypes"));
  }

  /** Returns a maker of what the transform adds because of one setting of {@code Auth}. */
  Make makeForAuth(String property) {
    return auth.entry(property)
        .map(entry -> Make.because(id(), entry.keyOrigin()))
        .orElseGet(() -> resource.makeFor("Auth"));
  }
}
