package dev.martello.know;

/** What an action does to what it is called on, as AWS's Service Authorization Reference says. */
public enum AccessLevel {
  LIST,
  READ,
  WRITE,
  TAGGING,
  PERMISSIONS_MANAGEMENT;

  static AccessLevel of(String letter) {
    return switch (letter) {
      case "L" -> LIST;
      case "R" -> READ;
      case "W" -> WRITE;
      case "T" -> TAGGING;
      case "P" -> PERMISSIONS_MANAGEMENT;
      default -> throw new IllegalStateException("unknown access level " + letter);
    };
  }

  /** Says whether an action of this level changes something. */
  public boolean changes() {
    return this == WRITE || this == TAGGING || this == PERMISSIONS_MANAGEMENT;
  }
}
