package dev.martello.read.cdk;

import dev.martello.stack.Template;
import dev.martello.syntax.Node;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Tells which construct each resource of a template comes from. */
public final class Constructs {
  /*
   * The manifest tells it for every resource. A template that was copied out of its assembly tells it
   * in the metadata of its resources, unless path metadata is switched off (CDK Developer Guide,
   * "Identifiers and the AWS CDK": paths). What is left are the fixed names of the CDK's own parts.
   */
  private static final String PATH = "aws:cdk:path";

  private Constructs() {}

  /**
   * Reads the constructs of a template.
   *
   * @param stack what the manifest tells of it, if there is one
   */
  public static Map<String, Template.Construct> of(
      Optional<Assembly.CdkStack> stack, Node.Mapping root) {
    var constructs = new HashMap<String, Template.Construct>();
    var known = stack.map(Assembly.CdkStack::constructs).orElse(Map.of());
    root.mapping("Resources").stream()
        .flatMap(Node.Mapping::stream)
        .forEach(
            entry -> {
              var told = known.get(entry.key());
              if (told != null) {
                constructs.put(entry.key(), told);
              } else if (entry.value() instanceof Node.Mapping body) {
                ofMetadata(entry.key(), body)
                    .ifPresent(found -> constructs.put(entry.key(), found));
              }
            });
    return constructs;
  }

  private static Optional<Template.Construct> ofMetadata(String logicalId, Node.Mapping body) {
    var path = body.mapping("Metadata").flatMap(metadata -> metadata.text(PATH));
    if (path.isPresent()) {
      return Optional.of(construct(path.get(), false));
    }
    return SuppliedConstructs.isLogicalId(logicalId)
        ? Optional.of(new Template.Construct("", true))
        : Optional.empty();
  }

  /**
   * The resource itself is called `Resource` or `Default` in its construct; people leave it out.
   */
  static Template.Construct construct(String path, boolean isMarked) {
    var shown = path.startsWith("/") ? path.substring(1) : path;
    shown = shown.replaceFirst("/(?:Resource|Default)$", "");
    return new Template.Construct(shown, isMarked || SuppliedConstructs.isPath(shown));
  }
}
