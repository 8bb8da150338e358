package dev.martello.join.path;

/** What an attacker can do with an asset; the later, the worse. */
public enum Capability {
  /** Holds one of two things that only together are worth something. */
  HALF("holds a part of the way to", 0),
  /** Sees it in the network. */
  OBSERVE("sees", 1),
  /** Makes it run, or decides what it is given. */
  INVOKE("feeds", 2),
  READ("reads", 4),
  WRITE("writes", 6),
  DELETE("deletes", 7),
  /** Owns it: runs code as it, acts as it, or says who may use it. */
  CONTROL("controls", 10);

  private final String word;
  private final int value;

  Capability(String word, int value) {
    this.word = word;
    this.value = value;
  }

  /** Returns the verb for reports: {@code reads}. */
  public String word() {
    return word;
  }

  /** Returns what it means for an asset: {@code deletes from table `Orders`}. */
  public String of(Asset asset) {
    boolean isData = asset.kind().isStore();
    var verb =
        switch (this) {
          case WRITE -> isData ? "writes to" : "changes";
          case DELETE ->
              isData ? "deletes from" : asset.kind().isSecret() ? "deletes" : "tampers with";
          case HALF, OBSERVE, INVOKE, READ, CONTROL -> word;
        };
    return verb + " " + asset.show();
  }

  /** Returns what it counts in a blast radius. */
  public int value() {
    return value;
  }
}
