package dev.martello.model;

import dev.martello.value.HoleName;
import dev.martello.value.Origin;
import dev.martello.value.Tri;

/**
 * What a part of the application is called and where it is declared.
 *
 * @param stack the template that declares it, relative to the scanned root
 * @param id its logical id after all transforms
 * @param key names it in the whole application: {@code stack#id}, as {@link HoleName}; kept, since
 *     it is asked for all the time
 * @param type its CloudFormation type after all transforms, for instance {@code AWS::IAM::Role}
 * @param writtenId the logical id of the resource that the user wrote and that made this one
 * @param writtenType the type that the user wrote, for instance {@code AWS::Serverless::Function}
 * @param exists NO never stands in a model; UNKNOWN where an undecided condition guards it
 * @param path the construct that made it in the program that wrote the template, for instance
 *     {@code OrdersStack/Orders/Handler}; empty text where the template was written by hand
 * @param isSupplied whether a library put it there for its own use, with code of its own
 */
public record Identity(
    String stack,
    String id,
    String key,
    String type,
    String writtenId,
    String writtenType,
    Origin origin,
    Tri exists,
    String path,
    boolean isSupplied)
    implements Comparable<Identity> {

  /** Makes the identity of what no construct made. */
  public Identity(
      String stack,
      String id,
      String type,
      String writtenId,
      String writtenType,
      Origin origin,
      Tri exists) {
    this(
        stack, id, HoleName.of(stack, id), type, writtenId, writtenType, origin, exists, "", false);
  }

  /** Returns the same resource, placed at a part of it that may not exist. */
  public Identity at(Origin part, Tri isThere) {
    return new Identity(
        stack, id, key, type, writtenId, writtenType, part, exists.and(isThere), path, isSupplied);
  }

  /** Returns what people call it: its construct path, or the logical id that they wrote. */
  public String title() {
    return path.isEmpty() ? writtenId : path;
  }

  /** Returns whether a transform made this from what the user wrote. */
  public boolean isGenerated() {
    return !id.equals(writtenId) || !type.equals(writtenType);
  }

  /** Returns whether both name the same resource of the same template. */
  public boolean isSame(Identity other) {
    return id.equals(other.id) && stack.equals(other.stack);
  }

  /** What names it tells it from nearly all others; the rest is slow to go through. */
  @Override
  public int hashCode() {
    return 31 * stack.hashCode() + id.hashCode();
  }

  @Override
  public int compareTo(Identity other) {
    int byStack = stack.compareTo(other.stack);
    return byStack != 0 ? byStack : id.compareTo(other.id);
  }
}
