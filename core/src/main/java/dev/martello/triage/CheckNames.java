package dev.martello.triage;

import java.util.List;

/** Knows which checks a name means that somebody wrote in a comment or a file. */
public interface CheckNames {

  /**
   * Returns the ids of the checks that a name means: an id, a former id, a step, or an id of
   * another scanner; empty if it means none.
   */
  List<String> idsOf(String name);

  /** Returns the ids most like a name that means nothing. */
  List<String> like(String name);

  /** Says that a name means nothing, and what was meant perhaps. */
  default String unknown(String name) {
    var like = like(name);
    return "unknown check `"
        + name
        + "`"
        + (like.isEmpty()
            ? "; `martello checks` lists them"
            : "; did you mean `" + String.join("`, `", like) + "`?");
  }
}
