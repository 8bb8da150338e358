package dev.martello.code.ir;

/** The languages that can be lowered; they differ in what containers and members mean. */
public enum Language {
  PYTHON("Python"),
  JAVASCRIPT("JavaScript"),
  TYPESCRIPT("TypeScript"),
  JAVA("Java"),
  JVM("JVM bytecode"),
  GO("Go");

  private final String title;

  Language(String title) {
    this.title = title;
  }

  /** Returns the name for people. */
  public String title() {
    return title;
  }

  /** Returns whether methods and fields are looked up by declared types. */
  public boolean isStaticallyTyped() {
    return this == JAVA || this == JVM || this == GO;
  }

  /** Returns whether it runs on the JVM. */
  public boolean isOfJvm() {
    return this == JAVA || this == JVM;
  }

  /** Returns whether it is JavaScript or TypeScript. */
  public boolean isScript() {
    return this == JAVASCRIPT || this == TYPESCRIPT;
  }
}
