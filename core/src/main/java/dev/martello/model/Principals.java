package dev.martello.model;

import dev.martello.value.Val;
import java.util.List;

/** IAM users, groups and stored keys that a template creates. */
public record Principals(List<User> users, List<AccessKey> accessKeys) {
  public Principals {
    users = List.copyOf(users);
    accessKeys = List.copyOf(accessKeys);
  }

  /** An IAM user. */
  public record User(
      Identity identity, Val<String> name, List<Policy> policies, boolean hasLoginProfile)
      implements Entity {
    public User {
      policies = List.copyOf(policies);
    }
  }

  /** A long-term access key. */
  public record AccessKey(Identity identity, Val<String> user) implements Entity {}

  /**
   * A template parameter as the author declared it.
   *
   * @param defaultValue empty text where none is set
   * @param hasDefault whether a default is written, even an empty one
   */
  public record TemplateParameter(
      Identity identity,
      String name,
      String type,
      String defaultValue,
      boolean hasDefault,
      boolean noEcho)
      implements Entity {}
}
