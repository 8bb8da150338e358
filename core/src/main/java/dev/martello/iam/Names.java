package dev.martello.iam;

/**
 * Tells which holes of a text stand for a name that CloudFormation makes up. Such a name is no
 * other resource's name and no text that anybody has written, so {@code table/${Orders}} is
 * certainly not {@code table/${Users}}.
 */
@FunctionalInterface
public interface Names {

  /** Nothing is known about any hole. */
  Names UNKNOWN = _ -> false;

  /** Says whether a hole, for instance {@code Orders}, is a name that CloudFormation makes up. */
  boolean isGenerated(String hole);
}
