package dev.martello.stack;

import dev.martello.syntax.Node;
import java.util.Map;

/**
 * A template after all its transforms, ready to become a {@link Stack}.
 *
 * @param id its path relative to the scanned root, which names the stack
 * @param format what the user wrote
 * @param root the CloudFormation template
 * @param writtenBy for each resource that a transform made: what the user wrote instead
 * @param nested for each resource that deploys a template of the tree: that template's id
 * @param setting parameter values and region
 * @param constructs for each resource that a program wrote: the construct that it comes from
 * @param assets for each name under which code is uploaded (the key of an object, the tag of an
 *     image): where it lies, relative to the template's folder
 */
public record Template(
    String id,
    Format format,
    Node.Mapping root,
    Map<String, Written> writtenBy,
    Map<String, String> nested,
    Setting setting,
    Map<String, Construct> constructs,
    Map<String, String> assets) {
  public Template {
    writtenBy = Map.copyOf(writtenBy);
    nested = Map.copyOf(nested);
    constructs = Map.copyOf(constructs);
    assets = Map.copyOf(assets);
  }

  /** Makes a template that no program wrote. */
  public Template(
      String id,
      Format format,
      Node.Mapping root,
      Map<String, Written> writtenBy,
      Map<String, String> nested,
      Setting setting) {
    this(id, format, root, writtenBy, nested, setting, Map.of(), Map.of());
  }

  /** The languages in which applications are declared. */
  public enum Format {
    CLOUDFORMATION("CloudFormation"),
    SAM("SAM"),
    CDK("CDK"),
    SERVERLESS("Serverless Framework"),
    TERRAFORM("Terraform"),
    LIVE("live account");

    private final String title;

    Format(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }
  }

  /**
   * What a resource comes from in the program that wrote the template.
   *
   * @param path as people know it: {@code OrdersStack/Orders/Handler}; empty text if not told
   * @param isSupplied whether a library put it there for its own use, with code of its own
   */
  public record Construct(String path, boolean isSupplied) {
    static final Construct NONE = new Construct("", false);
  }

  /** The resource that the user wrote. */
  public record Written(String logicalId, String type) {}
}
