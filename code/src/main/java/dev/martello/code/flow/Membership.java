package dev.martello.code.flow;

import dev.martello.code.ir.Language;
import dev.martello.code.pattern.Characters;
import dev.martello.code.value.Atom;
import dev.martello.code.value.Condition;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.SinkKind;
import dev.martello.code.value.Taint;
import dev.martello.code.value.Value;
import java.util.Optional;
import java.util.Set;

/** Tells what follows from whether something is one of the elements, keys or parts of another. */
public final class Membership {
  /** JavaScript: the name under which every object has what it shares with all others. */
  public static final String PARENT = "__proto__";

  /** Texts whose absence makes a text harmless as part of a path. */
  private static final Set<String> CLIMBING = Set.of("..", "/", "../", "\\", "..\\");

  private final Interpreter interpreter;
  private final Language language;

  public Membership(Interpreter interpreter, Language language) {
    this.interpreter = interpreter;
    this.language = language;
  }

  /** Tells what follows from whether something is one of the elements, keys or parts of another. */
  public Value in(Value left, Value right) {
    return in(left, right, SinkKind.ALL);
  }

  /** JavaScript: {@code "__proto__" in x} is true of every object. */
  Value inherited(Value left, Value right) {
    return in(left, right, language.isScript() ? ~SinkKind.PROTOTYPE.bit() : SinkKind.ALL);
  }

  /** Tells what follows from whether an object of the code has a member of its own of that name. */
  public Value own(Value name, Value object) {
    boolean isMade =
        !object.isNone() && object.atoms().stream().allMatch(Atom.Reference.class::isInstance);
    var tested = in(name, object, SinkKind.ALL);
    return isMade && tested.equals(Value.unknown()) && name.isTainted()
        ? Conditions.harmlessIfTrue(name, SinkKind.PROTOTYPE.bit())
        : tested;
  }

  /** A value that is one of a known few is harmless; a text without {@code ..} cannot climb. */
  private Value in(Value left, Value right, long kinds) {
    if (isFolders(right) && !left.isTainted()) {
      return Conditions.harmlessIfTrue(right, SinkKind.FILE_PATH.bit() | SinkKind.ARCHIVE.bit());
    }
    left.constantText().ifPresent(name -> asked(right, name));
    boolean isKnownChoice =
        left.isTainted() && Objects.deep(interpreter, right).isEmpty() && !right.isNone();
    if (isKnownChoice) {
      return chosen(left, right, kinds);
    }
    long named = Masks.unlessNamed(right, left, interpreter);
    long missing = named == 0 && right.isTainted() ? without(left) : named;
    return missing == 0 ? Value.unknown() : Conditions.harmlessIfFalse(right, missing);
  }

  private Value chosen(Value one, Value few, long kinds) {
    boolean isDenied = language.isScript() && isHolding(few);
    var characters = Contents.isElement(one) ? few.constantText() : Optional.<String>empty();
    // What is one of a few ranks that the code names is still what the caller says.
    long told =
        characters
            .map(text -> Characters.only(Characters.of(text)))
            .orElse(
                Containers.isOfWords(few, interpreter)
                    ? kinds & ~SinkKind.AUTHORIZATION.bit()
                    : kinds);
    long other = characters.map(Characters::without).orElse(0L);
    return Value.of(
        new Atom.Test(
            new Condition(
                Conditions.oneOf(one, told, interpreter),
                Conditions.checked(
                    one,
                    isDenied
                        ? SinkKind.PROTOTYPE.bit()
                        : other | Masks.unlessNamed(one, few, interpreter)))));
  }

  /** Returns the kinds that a text is harmless for which does not hold another one. */
  private long without(Value part) {
    if (part.constantText().filter(CLIMBING::contains).isPresent()) {
      boolean isSlash = part.constantText().filter(text -> !text.contains("..")).isPresent();
      var harm = isSlash || !language.isScript() ? SinkKind.FILE_PATH : SinkKind.CLIMBING;
      // Without two dots a name leads out of no folder that stands in front of it.
      return language == Language.GO && !isSlash ? harm.bit() | SinkKind.ARCHIVE.bit() : harm.bit();
    }
    long missing = Contents.without(part) & ~SinkKind.FILE_PATH.bit();
    return missing == 0 && isParent(part) ? SinkKind.PROTOTYPE.bit() : missing;
  }

  /** Python: {@code target.parents}, of a path in its shortest form. */
  private static boolean isFolders(Value folders) {
    return folders.only().orElse(null) instanceof Atom.External(var name, _, _)
        && name.equals("pathlib.Path().parents")
        && folders.isTainted()
        && folders.taints().values().stream().allMatch(Taint::isShortestPath);
  }

  /** Returns whether the name of what objects share is one of a list's elements, or a map's key. */
  private boolean isHolding(Value list) {
    for (var atom : list.atoms()) {
      if (atom instanceof Atom.Reference reference
          && interpreter.get(reference.object()) instanceof HeapObject held) {
        boolean isKey = held.member(interpreter.names().of(PARENT)) != null;
        boolean isElement =
            interpreter.objects().all(held).atoms().stream()
                .anyMatch(each -> isParent(Value.of(each)));
        if (isKey || isElement) {
          return true;
        }
      }
    }
    return false;
  }

  static boolean isParent(Value name) {
    return name.constantText().filter(PARENT::equals).isPresent();
  }

  private void asked(Value of, String name) {
    for (var atom : of.atoms()) {
      if (atom instanceof Atom.External external) {
        interpreter.fates().read(external, name);
      }
    }
  }
}
