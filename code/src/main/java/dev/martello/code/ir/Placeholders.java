package dev.martello.code.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Texts into which values are put as they are: {@code ORDER BY ${column}} of MyBatis. */
public final class Placeholders {
  private static final Pattern PUT = Pattern.compile("\\$\\{\\s*(?:@\\w+@)?([\\w.]+)[^}]*}");
  private static final Pattern QUERY =
      Pattern.compile("org\\.apache\\.ibatis\\.annotations\\.(?:Select|Insert|Update|Delete)");

  /** A text, or the name of what comes in its place. */
  public record Piece(String text, boolean isName) {}

  private Placeholders() {}

  /** Returns whether an annotation holds a statement that puts values in as they are. */
  public static boolean isIn(Annotation annotation) {
    return QUERY.matcher(annotation.name()).matches()
        && PUT.matcher(annotation.values().getOrDefault("value", "")).find();
  }

  /** Takes a text to pieces. */
  public static List<Piece> of(String text) {
    var pieces = new ArrayList<Piece>();
    var found = PUT.matcher(text);
    int from = 0;
    while (found.find()) {
      pieces.add(new Piece(text.substring(from, found.start()), false));
      pieces.add(new Piece(found.group(1), true));
      from = found.end();
    }
    pieces.add(new Piece(text.substring(from), false));
    return pieces;
  }
}
