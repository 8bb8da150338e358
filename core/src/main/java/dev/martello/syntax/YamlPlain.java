package dev.martello.syntax;

import dev.martello.value.Origin;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Says which texts may stand in YAML without quotes and be read as the same text by everybody. */
public final class YamlPlain {
  private static final String INDICATORS = "-?:,[]{}#&*!|>'\"%@`=<~ ";
  private static final String FLOW = ",[]{}";

  /** YAML 1.1 has dates, which some readers make of such a text. */
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{1,2}-\\d{1,2}.*");

  private static final Origin NOWHERE = new Origin.ServiceDefault("");

  private YamlPlain() {}

  /**
   * Returns whether a text needs no quotes.
   *
   * @param isInFlow whether it stands between brackets
   */
  public static boolean isSafe(String text, boolean isInFlow) {
    return !text.isEmpty()
        && INDICATORS.indexOf(text.charAt(0)) < 0
        && !text.endsWith(" ")
        && !text.endsWith(":")
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.equalsIgnoreCase("y")
        && !text.equalsIgnoreCase("n")
        && isLine(text)
        && (!isInFlow || text.chars().noneMatch(unit -> FLOW.indexOf(unit) >= 0))
        && !DATE.matcher(text).matches()
        && YamlScalars.plain(text, NOWHERE) instanceof Node.Text;
  }

  /** Returns whether a text is one line of characters that need no escape. */
  public static boolean isLine(String text) {
    return StreamReader.isPrintable(text)
        && text.chars().allMatch(unit -> unit >= ' ' && unit != 0x7F && !breaksLines(unit));
  }

  private static boolean breaksLines(int unit) {
    return unit == 0x85 || unit == 0x2028 || unit == 0x2029 || unit == 0xFEFF;
  }
}
