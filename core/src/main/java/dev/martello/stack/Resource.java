package dev.martello.stack;

import dev.martello.value.HoleName;
import dev.martello.value.Origin;
import dev.martello.value.Tri;

/** A resource of a stack. */
public final class Resource {
  private final String stackId;
  private final String logicalId;
  private final String key;
  private final String type;
  private final Template.Written written;
  private final Template.Construct construct;
  private final View body;
  private final Tri exists;
  private final Origin origin;

  Resource(
      String stackId,
      String logicalId,
      String type,
      Template.Written written,
      Template.Construct construct,
      View body,
      Tri exists,
      Origin origin) {
    this.stackId = stackId;
    this.logicalId = logicalId;
    this.key = HoleName.of(stackId, logicalId);
    this.type = type;
    this.written = written;
    this.construct = construct;
    this.body = body;
    this.exists = exists;
    this.origin = origin;
  }

  public String stackId() {
    return stackId;
  }

  public String logicalId() {
    return logicalId;
  }

  /** Returns the key that names this in the whole application: {@code stack#logicalId}. */
  public String key() {
    return key;
  }

  /** Returns the CloudFormation type, for instance {@code AWS::S3::Bucket}. */
  public String type() {
    return type;
  }

  /** Returns what the user wrote: this resource itself unless a transform made it. */
  public Template.Written written() {
    return written;
  }

  /** Returns the construct that the resource comes from; one without path if none is told. */
  public Template.Construct construct() {
    return construct;
  }

  /** Asks whether the resource is made; NO never stands in a stack. */
  public Tri exists() {
    return exists;
  }

  /** Returns where the logical id is written, or what the resource was made from. */
  public Origin origin() {
    return origin;
  }

  /** Returns all properties. */
  public View properties() {
    return body.get("Properties");
  }

  /** Returns a property. */
  public View get(String property) {
    return properties().get(property);
  }

  /** Follows several property names. */
  public View get(String property, String... more) {
    return properties().get(property, more);
  }

  /** Returns an attribute beside the properties: {@code Metadata}, {@code DependsOn}, ... */
  public View attribute(String name) {
    return body.get(name);
  }

  @Override
  public String toString() {
    return logicalId + " (" + type + ")";
  }
}
