package dev.martello.model;

import dev.martello.value.Origin;
import dev.martello.value.Tri;

/**
 * What a part of the application is called and where it is declared.
 *
 * @param stack the template that declares it, relative to the scanned root
 * @param id its logical id after all transforms
 * @param type its CloudFormation type after all transforms, for instance {@code AWS::IAM::Role}
 * @param writtenId the logical id of the resource that the user wrote and that made this one
 * @param writtenType the type that the user wrote, for instance {@code AWS::Serverless::Function}
 * @param exists NO never stands in a model; UNKNOWN where an undecided condition guards it
 */
public record Identity(
    String stack,
    String id,
    String type,
    String writtenId,
    String writtenType,
    Origin origin,
    Tri exists)
    implements Comparable<Identity> {

  /** Returns whether a transform made this from what the user wrote. */
  public boolean isGenerated() {
    return !id.equals(writtenId) || !type.equals(writtenType);
  }

  /** Returns the key that names this in the whole application: {@code stack#id}. */
  public String key() {
    return stack + "#" + id;
  }

  /** Returns whether both name the same resource of the same template. */
  public boolean isSame(Identity other) {
    return id.equals(other.id) && stack.equals(other.stack);
  }

  @Override
  public int compareTo(Identity other) {
    int byStack = stack.compareTo(other.stack);
    return byStack != 0 ? byStack : id.compareTo(other.id);
  }
}
