package dev.martello.value;

/** Matches paths and names with patterns as people write them in configuration files. */
public final class Globs {
  /*
   * `*` stands for any text within one folder's name, `**` for any number of folders, `?` for one
   * character; a pattern that names a folder means everything below it. Matching is by dynamic
   * programming over pattern and path: no pattern, however hostile, takes longer than the product of
   * both lengths.
   */
  private Globs() {}

  /** Asks whether a path with forward slashes matches, or lies below a folder that does. */
  public static boolean matches(String pattern, String path) {
    var glob = pattern.startsWith("./") ? pattern.substring(2) : pattern;
    var whole = glob.endsWith("/") ? glob.substring(0, glob.length() - 1) : glob;
    return run(whole, path, true) || run(whole + "/**", path, true);
  }

  /** Asks whether a name matches a pattern in which {@code *} stands for any text. */
  public static boolean matchesName(String pattern, String name) {
    return !name.isEmpty() && run(pattern, name, false);
  }

  private static boolean run(String pattern, String text, boolean hasFolders) {
    boolean[] reached = new boolean[text.length() + 1];
    reached[0] = true;
    int at = 0;
    while (at < pattern.length()) {
      char token = pattern.charAt(at);
      if (token == '*') {
        boolean isDeep = !hasFolders || pattern.startsWith("**", at);
        int next = at + 1;
        while (next < pattern.length() && pattern.charAt(next) == '*') {
          next++;
        }
        boolean skipsSlash =
            isDeep && hasFolders && next < pattern.length() && pattern.charAt(next) == '/';
        star(reached, text, isDeep, skipsSlash);
        at = skipsSlash ? next + 1 : next;
      } else {
        step(reached, text, token, hasFolders);
        at++;
      }
    }
    return reached[text.length()];
  }

  /** {@code **} followed by a slash also stands for no folder at all. */
  private static void star(boolean[] reached, String text, boolean isDeep, boolean wholeFolders) {
    boolean isOpen = false;
    for (int at = 0; at <= text.length(); at++) {
      if (wholeFolders) {
        boolean isStart = reached[at];
        boolean isBehindSlash = isOpen && at > 0 && text.charAt(at - 1) == '/';
        isOpen |= isStart;
        reached[at] = isStart || isBehindSlash;
      } else {
        isOpen |= reached[at];
        reached[at] = isOpen;
        isOpen &= isDeep || at == text.length() || text.charAt(at) != '/';
      }
    }
  }

  private static void step(boolean[] reached, String text, char token, boolean hasFolders) {
    for (int at = text.length(); at > 0; at--) {
      char here = text.charAt(at - 1);
      boolean isSame = token == '?' ? !(hasFolders && here == '/') : token == here;
      reached[at] = reached[at - 1] && isSame;
    }
    reached[0] = false;
  }
}
