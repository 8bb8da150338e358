package dev.martello.code.java;

import java.util.Set;
import java.util.regex.Pattern;

/** Guesses what methods return whose classes are not there, by how libraries name them. */
final class Factories {
  private static final Set<String> MAKERS =
      Set.of(
          "create",
          "of",
          "from",
          "getInstance",
          "instance",
          "newInstance",
          "getDefault",
          "standard",
          "valueOf",
          "parse");
  private static final Set<String> BUILDERS = Set.of("builder", "newBuilder");
  private static final String BUILDER = "Builder";

  /** Methods that change their object, or a copy of it, and return that. */
  private static final Pattern FLUENT = Pattern.compile("with[A-Z]\\w*");

  private Factories() {}

  /** Returns the type of what a static method returns. */
  static JavaType ofStatic(JavaType owner, String method) {
    return Returns.of(owner.name(), method).orElseGet(() -> guessed(owner, method));
  }

  private static JavaType guessed(JavaType owner, String method) {
    if (BUILDERS.contains(method)) {
      boolean isClient = owner.name().endsWith("Client");
      return JavaType.of(owner.name() + (isClient ? BUILDER : "$" + BUILDER));
    }
    if (owner.name().endsWith(BUILDER) && method.matches("(?:from|new)[A-Z]\\w*")) {
      return owner;
    }
    if (method.equals("defaultClient")) {
      return built(owner);
    }
    return MAKERS.contains(method) ? JavaType.of(owner.name()) : JavaType.UNKNOWN;
  }

  /** Returns the type of what a method of an object returns. */
  static JavaType ofObject(JavaType owner, String method) {
    var known = Returns.of(owner.name(), method);
    if (known.isPresent()) {
      return known.get();
    }
    if (method.equals("toBuilder") && !owner.name().isEmpty()) {
      return JavaType.of(owner.name() + "$" + BUILDER);
    }
    if (!owner.name().endsWith(BUILDER)) {
      return FLUENT.matcher(method).matches() ? owner : JavaType.UNKNOWN;
    }
    return method.equals("build") ? built(owner) : owner;
  }

  private static JavaType built(JavaType builder) {
    var name = builder.name();
    if (!name.endsWith(BUILDER)) {
      return JavaType.UNKNOWN;
    }
    var made = name.substring(0, name.length() - BUILDER.length());
    if (made.endsWith("$")) {
      return JavaType.of(made.substring(0, made.length() - 1));
    }
    // AmazonS3ClientBuilder of the AWS SDK 1 makes an AmazonS3.
    boolean isFirstSdk = made.startsWith("com.amazonaws.") && made.endsWith("Client");
    return JavaType.of(isFirstSdk ? made.substring(0, made.length() - "Client".length()) : made);
  }
}
