package dev.martello.code.flow;

import dev.martello.value.Origin;
import java.util.regex.Pattern;

/**
 * Tells, of lists of Python that outlive an event and to which each event adds, those that are read
 * and that nothing empties: whoever reads them gets what belongs to earlier requests.
 */
final class GrowingLists {
  private static final Pattern ADDING =
      Pattern.compile("([\\w.]+)\\.(?:append|extend|insert)\\s*\\(");

  /** What comments tell is read by nobody. */
  private static final Pattern COMMENT = Pattern.compile("(?m)(?:^|\\s)#[^\\n]*");

  private GrowingLists() {}

  /** Returns whether a call adds to a list that only grows, as far as its file tells. */
  static boolean isGrown(Origin.Written call) {
    var adding = ADDING.matcher(call.text());
    if (!adding.lookingAt()) {
      return false;
    }
    var path = adding.group(1);
    var name = Pattern.quote(path.substring(path.lastIndexOf('.') + 1));
    var text = COMMENT.matcher(call.file().text()).replaceAll("");
    long made = count("\\b" + name + "\\s*(?::[^=\\n]*)?=(?!=)", text);
    long emptied =
        count(
            "\\b"
                + name
                + "\\s*\\.\\s*(?:clear|pop|popleft|remove)\\s*\\(|\\bdel\\s+[\\w.]*\\b"
                + name
                + "\\b|\\b"
                + name
                + "\\s*\\[[^\\]\\n]*\\]\\s*=(?!=)",
            text);
    long all = count("\\b" + name + "\\b", text);
    long others =
        count(
            "\\b"
                + name
                + "\\s*\\.\\s*(?:append|extend|insert)\\s*\\(|\\bglobal\\s+[\\w, ]*\\b"
                + name
                + "\\b|\\bin\\s+[\\w.]*\\b"
                + name
                + "\\s*[:)\\n]|\\blen\\(\\s*[\\w.]*\\b"
                + name
                + "\\b",
            text);
    long looped = count("\\bfor\\s+[^\\n]{1,80}\\bin\\s+[\\w.]*\\b" + name + "\\b", text);
    return made == 1 && emptied == 0 && (all - made - others > 0 || looped > 0);
  }

  private static long count(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().count();
  }
}
