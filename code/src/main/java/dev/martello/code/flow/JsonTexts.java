package dev.martello.code.flow;

import dev.martello.code.value.Atom;
import dev.martello.code.value.Value;

/** Texts of JSON that code of Java makes: each remembers the object that it was made of. */
public final class JsonTexts {
  private static final String TEXT = "json:";
  private static final int MOST_DIGITS = 9;

  private JsonTexts() {}

  /** Returns the text of an object. */
  public static Value of(Atom.Reference object) {
    return Value.external(TEXT + object.object());
  }

  public static boolean is(Value value) {
    return value.only().orElse(null) instanceof Atom.External external && is(external);
  }

  static boolean is(Atom.External external) {
    return external.name().startsWith(TEXT)
        && external.name().length() > TEXT.length()
        && external.name().length() <= TEXT.length() + MOST_DIGITS
        && external.name().chars().skip(TEXT.length()).allMatch(Character::isDigit);
  }

  /** Returns the object that a text was made of, or what there is. */
  public static Value objectOf(Value text) {
    return is(text) && text.only().orElse(null) instanceof Atom.External external
        ? Value.of(new Atom.Reference(Integer.parseInt(external.name().substring(TEXT.length()))))
        : text;
  }
}
