package dev.martello.code.go;

import java.util.List;
import java.util.regex.Pattern;

/** Tells what named types of libraries are made of, where literals are written in their terms. */
final class LibraryTypes {
  /** MongoDB's documents, in order, and their entries. */
  private static final Pattern DOCUMENT =
      Pattern.compile(
          "(go\\.mongodb\\.org/mongo-driver/(?:v2/)?bson(?:/primitive)?|gopkg\\.in/mgo\\.v2/bson|github\\.com/globalsign/mgo/bson)"
              + "\\.(D|A|M|E|DocElem|Regex|RegEx)");

  private static final Pattern PIPELINE =
      Pattern.compile("(go\\.mongodb\\.org/mongo-driver/(?:v2/)?)mongo\\.Pipeline");

  private LibraryTypes() {}

  /** Returns the slice or map that a type is; the type itself where that is not known. */
  static String underlying(String type) {
    var pipeline = PIPELINE.matcher(type);
    if (pipeline.matches()) {
      return "[]" + pipeline.group(1) + "bson.D";
    }
    var document = DOCUMENT.matcher(type);
    if (!document.matches()) {
      return type;
    }
    var entry = document.group(1).contains("mgo") ? ".DocElem" : ".E";
    return switch (document.group(2)) {
      case "D" -> "[]" + document.group(1) + entry;
      case "A" -> "[]any";
      case "M" -> "map[string]any";
      default -> type;
    };
  }

  /** Returns the names of a struct's fields in order, for literals that leave them out. */
  static List<String> fields(String type) {
    var document = DOCUMENT.matcher(type);
    return !document.matches()
        ? List.of()
        : switch (document.group(2)) {
          case "E" -> List.of("Key", "Value");
          case "Regex", "RegEx" -> List.of("Pattern", "Options");
          case "DocElem" -> List.of("Name", "Value");
          default -> List.of();
        };
  }
}
