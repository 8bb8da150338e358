package dev.martello.check;

import dev.martello.model.Identity;
import dev.martello.value.Origin;
import java.util.List;
import java.util.Optional;

/**
 * A change to what declares the application, in the words of CloudFormation after all transforms.
 * What the user wrote instead, in which language and in which file, is for the fix to find out; a
 * resource is named by its identity in the model, a property by the path of names that leads to it.
 * In a path a number stands for an item of a list.
 */
public sealed interface Change {

  /**
   * Sets a property, whether it is there or not: {@code [TracingConfig, Mode]}. Of a mapping that
   * is there already, the parts that are not named stay.
   */
  record Put(Identity resource, List<String> path, Term value) implements Change {
    public Put {
      path = List.copyOf(path);
    }
  }

  /**
   * Adds an item to the end of a list unless it is there; a list is made where there is none, and
   * of a single value.
   */
  record Append(Identity resource, List<String> path, Term item) implements Change {
    public Append {
      path = List.copyOf(path);
    }
  }

  /**
   * Repeats what is written at another place of the resource: of an item of a list at the end of
   * another list, else at the place that is named.
   *
   * @param other what the copy of a mapping says otherwise, or besides
   */
  record Copy(Identity resource, List<String> from, List<String> to, Term.Parts other)
      implements Change {
    public Copy {
      from = List.copyOf(from);
      to = List.copyOf(to);
    }
  }

  /** Takes a property or an item of a list away. */
  record Remove(Identity resource, List<String> path) implements Change {
    public Remove {
      path = List.copyOf(path);
    }
  }

  /**
   * Sets what stands beside the properties of a resource, such as {@code DeletionPolicy}, or what a
   * parameter is declared with, such as {@code NoEcho}.
   */
  record Attribute(Identity resource, String name, Term value) implements Change {}

  /**
   * Writes something else in place of one written value, for values that are known by their place:
   * an action of a policy, a default of a parameter.
   *
   * @param place where the value is written
   */
  record Replace(Origin place, Term value) implements Change {}

  /**
   * Writes another text in place of a piece of source code.
   *
   * @param place the piece, in a file that no template is
   */
  record Reword(Origin.Written place, String text) implements Change {}

  /**
   * Adds a resource to the template that declares another one.
   *
   * @param beside the resource it belongs to
   * @param id the logical id to take; the fix takes a similar one if it is in use, and changes the
   *     references of the same remedy with it
   * @param attributes what stands beside the properties: {@code DeletionPolicy}, {@code Condition}
   */
  record Add(Identity beside, String id, String type, Term.Parts properties, Term.Parts attributes)
      implements Change {
    /** Adds a resource that has nothing but properties. */
    public Add(Identity beside, String id, String type, Term.Parts properties) {
      this(beside, id, type, properties, Term.parts());
    }
  }

  /**
   * Lets only some call a route that is no resource of its own.
   *
   * @param route where the route is written
   */
  record Authorize(Identity api, Origin route, Caller caller) implements Change {}

  /** Allows a role some actions on one resource, in a statement of its own. */
  record Grant(Identity role, List<String> actions, Term resource) implements Change {
    public Grant {
      actions = List.copyOf(actions);
    }
  }

  /** Returns the path of the file that changes; nothing where the place is written nowhere. */
  default Optional<String> file() {
    return switch (this) {
      case Put put -> Optional.of(put.resource().stack());
      case Append append -> Optional.of(append.resource().stack());
      case Copy copy -> Optional.of(copy.resource().stack());
      case Remove remove -> Optional.of(remove.resource().stack());
      case Attribute attribute -> Optional.of(attribute.resource().stack());
      case Add add -> Optional.of(add.beside().stack());
      case Grant grant -> Optional.of(grant.role().stack());
      case Reword reword -> Optional.of(reword.place().file().path());
      case Authorize(Identity api, Origin route, Caller _) ->
          pathOf(route).or(() -> Optional.of(api.stack()));
      case Replace replace -> pathOf(replace.place());
    };
  }

  private static Optional<String> pathOf(Origin place) {
    return place.written().map(written -> written.file().path());
  }

  /** Sets a property of a resource. */
  static Change put(Identity resource, Term value, String... path) {
    return new Put(resource, List.of(path), value);
  }
}
