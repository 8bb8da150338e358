package dev.martello.code.python;

import dev.martello.code.ir.Procedure.Trait;
import dev.martello.code.tree.Node;
import java.util.List;
import java.util.Set;

/** Tells the decorators that say what a method is from those that wrap it. */
final class Decorators {
  private static final Set<String> GETTERS =
      Set.of("property", "abstractproperty", "hybrid_property");

  private Decorators() {}

  /** What a decorator does. */
  sealed interface Meaning {
    /** It says what the method is. */
    record Is(List<Trait> traits) implements Meaning {
      Is(Trait... traits) {
        this(List.of(traits));
      }
    }

    /** The function writes or deletes a property; it is kept as another member. */
    record Accessor(String member) implements Meaning {}

    /** A function that takes the function and returns what stands for it. */
    record Wrapper(Node function) implements Meaning {}
  }

  /** Returns what a decorator of a function does. */
  static Meaning of(Node decorator, String name, Lowering to) {
    var expression = Parts.of(decorator).stream().findFirst().orElse(decorator);
    var text = expression.end() - expression.start() < 200 ? expression.text() : "";
    if (to.frame().scope().kind() == Scope.Kind.CLASS
        && (text.equals(name + ".setter") || text.equals(name + ".deleter"))) {
      return new Meaning.Accessor(text);
    }
    var type = to.types().of(expression);
    return switch (type.substring(type.lastIndexOf('.') + 1)) {
      case "staticmethod" -> new Meaning.Is(Trait.STATIC);
      case "classmethod" -> new Meaning.Is(Trait.CLASS_METHOD);
      case "cached_property" -> new Meaning.Is(Trait.GETTER, Trait.KEPT);
      case String last when GETTERS.contains(last) || text.equals(name + ".getter") ->
          new Meaning.Is(Trait.GETTER);
      default -> new Meaning.Wrapper(expression);
    };
  }
}
