package dev.martello.code.ir;

/** What is called. */
public sealed interface Callee {
  /** A value: {@code f(x)}. Classes of Python are called so too. */
  public record Value(int register) implements Callee {}

  /** A method looked up in a value by name: {@code x.f(y)}. */
  record Method(int receiver, String name) implements Callee {}

  /** A class, to make an object: {@code new C(x)} of JavaScript. */
  record Construct(int register) implements Callee {}

  /**
   * A method found by its declared class; for Java, bytecode and Go.
   *
   * @param owner with dots; empty text where the receiver's type is not known. Functions of Go have
   *     the path of their package
   * @param name {@code <init>} for constructors, whose receiver was made by {@link Instruction.New}
   * @param descriptor as {@link Procedure#descriptor()}; empty text where not known
   * @param receiver negative for static methods; {@link #FIRST} where the first argument will be it
   * @param isExact whether no subclass can override it here
   */
  record Declared(String owner, String name, String descriptor, int receiver, boolean isExact)
      implements Callee {
    /** The receiver of a method that is referred to by its class: {@code String::trim}. */
    public static final int FIRST = -2;
  }
}
