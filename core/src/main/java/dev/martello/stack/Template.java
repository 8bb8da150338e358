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
 */
public record Template(
    String id,
    Format format,
    Node.Mapping root,
    Map<String, Written> writtenBy,
    Map<String, String> nested,
    Setting setting) {
  public Template {
    writtenBy = Map.copyOf(writtenBy);
    nested = Map.copyOf(nested);
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

  /** The resource that the user wrote. */
  public record Written(String logicalId, String type) {}
}
