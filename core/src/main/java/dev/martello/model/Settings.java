package dev.martello.model;

import dev.martello.value.Origin;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.List;

/**
 * A part of what a resource is set to, named as CloudFormation names it, whatever language it was
 * written in. What several checks ask, or what takes several resources to answer, has a field of
 * its own in the model; settings are for what one check alone asks of one resource.
 */
public interface Settings {

  /** Returns where this is written, or the nearest place where it would be. */
  Origin origin();

  /** Asks whether this is there: UNKNOWN where an undecided condition may leave it out. */
  Tri exists();

  /** Follows names from here: {@code get("VersioningConfiguration", "Status")}. */
  Settings get(String... path);

  /** Returns what stands beside the resource's properties, for instance {@code DeletionPolicy}. */
  Settings beside(String attribute);

  /**
   * Returns the items of a list. A single value counts as a list of one; a list that cannot be
   * known is one item that may {@link #exists() exist}.
   */
  List<Settings> items();

  /** Returns the parts of a mapping in the order they were written. */
  List<Named> parts();

  /**
   * Returns the values directly inside a mapping or list; none where a single value stands. A
   * mapping that may stand in place of a list is one of them.
   */
  List<Settings> inside();

  /**
   * Returns the text in which references stand as in {@link App#arns()}; empty text where nothing
   * is written.
   */
  Val<String> text();

  /** Returns the text, or AWS's documented default where nothing is written. */
  Val<String> text(String serviceDefault);

  /** Returns the number, or AWS's documented default where nothing is written. */
  Val<Long> number(long serviceDefault);

  /** Returns the number in a list, or an empty list where certainly nothing is written. */
  List<Val<Long>> number();

  /** Returns the boolean, or AWS's documented default where nothing is written. */
  Val<Boolean> flag(boolean serviceDefault);

  /** Returns the texts of a list's items. */
  List<Val<String>> texts();

  /** Returns the resource that this refers to by reference, ARN, URL or physical name. */
  Link<Entity> target();

  /** Reads this as a policy document; empty where certainly none is written. */
  List<PolicyDocument> policy();

  /** Reads a JSON text, such as a definition, as what it says; anything else is this itself. */
  Settings json();

  /** Asks whether a mapping or list is written here instead of a single value. */
  boolean isStructured();

  /** A named part. */
  record Named(String name, Origin nameOrigin, Settings value) {}
}
