package dev.martello.model;

import dev.martello.value.Val;
import java.util.List;

/**
 * IAM users, groups and stored keys that a template creates.
 *
 * @param loosePolicies policies that are attached to nothing which is declared
 */
public record Principals(
    List<User> users,
    List<Group> groups,
    List<LoosePolicy> loosePolicies,
    List<AccessKey> accessKeys) {
  public Principals {
    users = List.copyOf(users);
    groups = List.copyOf(groups);
    loosePolicies = List.copyOf(loosePolicies);
    accessKeys = List.copyOf(accessKeys);
  }

  /** An IAM user with all that it is granted, also through its groups. */
  public record User(
      Identity identity,
      Val<String> name,
      List<Policy> policies,
      List<Val<String>> opaquePolicies,
      Val<String> boundary,
      List<Policy> boundaryPolicies,
      boolean hasLoginProfile)
      implements Grantee {
    public User {
      policies = List.copyOf(policies);
      opaquePolicies = List.copyOf(opaquePolicies);
      boundaryPolicies = List.copyOf(boundaryPolicies);
    }
  }

  /** A group of users. */
  public record Group(Identity identity, List<Policy> policies, List<Val<String>> opaquePolicies)
      implements Grantee {
    public Group {
      policies = List.copyOf(policies);
      opaquePolicies = List.copyOf(opaquePolicies);
    }

    @Override
    public Val<String> boundary() {
      return Val.known("", origin());
    }

    @Override
    public List<Policy> boundaryPolicies() {
      return List.of();
    }
  }

  /** A policy that is attached to nothing which is declared: somebody elsewhere has it. */
  public record LoosePolicy(Identity identity, Policy policy) implements Grantee {
    @Override
    public List<Policy> policies() {
      return List.of(policy);
    }

    @Override
    public List<Val<String>> opaquePolicies() {
      return List.of();
    }

    @Override
    public Val<String> boundary() {
      return Val.known("", origin());
    }

    @Override
    public List<Policy> boundaryPolicies() {
      return List.of();
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
