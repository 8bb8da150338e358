package dev.martello.code.value;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Pieces of texts that are tested in place of the whole. A piece is a field of its own below that
 * of the text: a test of it tells nothing of the rest, and a test of the whole holds for it as
 * well.
 */
public final class Pieces {
  private static final String PIECE = ".~";

  private static final long OF_HOST =
      SinkKind.URL.bit() | SinkKind.REDIRECT.bit() | SinkKind.HEADER.bit();

  /** The host of an address decides where a request goes, and no more. */
  private static final Pattern HOST =
      Pattern.compile(
          "urllib\\.parse\\.url(?:parse|split)\\(\\)\\.(?:netloc|hostname|1)(?:\\..*)?|new"
              + " URL\\(\\)\\.(?:host|hostname|origin)(?:\\..*)?|url\\.parse\\(\\)\\.(?:host|hostname)"
              + "|java\\.net\\.UR[IL]\\.get(?:Host|Authority)\\(\\)");

  /** What stands before or behind the host of an address, and the kind of a file. */
  private static final Pattern SIDE =
      Pattern.compile(
          "urllib\\.parse\\.url(?:parse|split)\\(\\)\\.(?:scheme|port|path|query|fragment|params|[02345])|new"
              + " URL\\(\\)\\.(?:protocol|port|pathname|search|hash|username|password)"
              + "|(?:os\\.path|posixpath)\\.splitext\\(\\)\\.-?1|pathlib\\.\\w+\\(\\)\\.suffix");

  /** Names of what is in archives. */
  private static final Pattern ENTRY =
      Pattern.compile(
          "(?:zipfile|tarfile)\\.Archive.*\\.(?:filename|name|path|linkname)"
              + "|zipfile\\.Archive\\.namelist\\(\\)\\[\\]|tarfile\\.Archive\\.getnames\\(\\)\\[\\]");

  private static final String OF_ENTRY = ".~entry";

  private Pieces() {}

  /** Returns whether data is a piece of a text. */
  public static boolean isPiece(Label label) {
    return label.path().endsWith(PIECE);
  }

  /** Returns whether data is the name of an entry of an archive. */
  public static boolean isEntry(Label label) {
    return label.path().endsWith(OF_ENTRY);
  }

  /** Returns data that is in the elements of what a library gives. */
  public static Map<Label, Taint> elements(Value iterable, Map<Label, Taint> taints) {
    boolean areEntries =
        iterable.atoms().stream()
            .anyMatch(
                atom ->
                    atom instanceof Atom.External(var name, _, _)
                        && ENTRY.matcher(name + "[]").matches());
    return areEntries ? of(taints, OF_ENTRY) : taints;
  }

  /** Returns data that is in a member of what a library made of a text. */
  public static Map<Label, Taint> member(String name, Map<Label, Taint> taints) {
    return PATH.matcher(name).matches()
        ? cleared(of(taints))
        : SIDE.matcher(name).matches()
            ? of(taints)
            : ENTRY.matcher(name).matches() ? of(taints, OF_ENTRY) : taints;
  }

  /** The path of an address leads to no other host. */
  private static final Pattern PATH =
      Pattern.compile(
          "urllib\\.parse\\.url(?:parse|split)\\(\\)\\.(?:path|2)|new"
              + " URL\\(\\)\\.(?:pathname|search|hash)");

  private static Map<Label, Taint> cleared(Map<Label, Taint> taints) {
    var cleared = new TreeMap<>(taints);
    cleared.replaceAll((_, taint) -> taint.clear(SinkKind.REDIRECT.bit()));
    return cleared;
  }

  /** Returns the data of a text as that of a piece of it. */
  public static Map<Label, Taint> of(Map<Label, Taint> taints) {
    return of(taints, PIECE);
  }

  /** Returns the data of a piece of a text. */
  public static Label of(Label text) {
    return new Label(text.source(), text.path() + PIECE);
  }

  private static Map<Label, Taint> of(Map<Label, Taint> taints, String suffix) {
    if (taints.isEmpty()) {
      return taints;
    }
    var pieces = new TreeMap<Label, Taint>();
    taints.forEach(
        (label, taint) ->
            pieces.put(
                label.path().endsWith(suffix)
                    ? label
                    : new Label(label.source(), label.path() + suffix),
                taint));
    return pieces;
  }

  /** Returns the path of the text that a piece belongs to. */
  public static String whole(String path) {
    return path.replace(OF_ENTRY, "").replace(PIECE, "");
  }

  /** Returns whether a member of what a library gave is a text. */
  public static boolean isText(String name) {
    return HOST.matcher(name).matches() || SIDE.matcher(name).matches();
  }

  /** Returns the kinds of sinks that an address is harmless for if its host, this, was tested. */
  public static long ofHost(Value value) {
    return isHost(value) ? OF_HOST : 0;
  }

  /** Returns the kinds of sinks that a text may be harmless for if this was tested. */
  public static long toldBy(Value value) {
    return isHost(value) ? OF_HOST | SinkKind.CORS.bit() : SinkKind.ALL;
  }

  private static boolean isHost(Value value) {
    return value.atoms().stream()
        .anyMatch(
            atom -> atom instanceof Atom.External(var name, _, _) && HOST.matcher(name).matches());
  }
}
