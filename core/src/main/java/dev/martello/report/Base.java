package dev.martello.report;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * From where viewers look for files: a checkout, or a web page that shows one. The report itself
 * names files as seen from the scanned folder.
 *
 * @param folder the scanned folder as seen from there, with a slash at its end; empty text if it is
 *     the same
 * @param url where the files can be seen, with a slash at its end; empty text if nobody said
 */
public record Base(String folder, String url) {

  /** Makes a base; slashes at the end may be left out. */
  public Base {
    folder = closed(folder);
    url = closed(url);
  }

  private static String closed(String start) {
    return start.isEmpty() || start.endsWith("/") ? start : start + "/";
  }

  /** Returns the base of viewers that start where the scan did. */
  public static Base scanned() {
    return new Base("", "");
  }

  /** Returns a file's path as viewers know it. */
  public String path(String path) {
    return folder + path;
  }

  /** Returns a file's path as a relative URI. */
  public String uri(String path) {
    return encoded(path(path));
  }

  /** Returns the address of a line, relative where nobody said where the files can be seen. */
  public String link(String path, int line) {
    return url + uri(path) + "#L" + line;
  }

  /** Percent-encodes a path (RFC 3986, 2.1): a colon in it would read as a scheme. */
  private static String encoded(String path) {
    var uri = new StringBuilder();
    for (byte unit : path.getBytes(StandardCharsets.UTF_8)) {
      char here = (char) (unit & 0xFF);
      if (here < 0x80 && (Character.isLetterOrDigit(here) || "-._~/".indexOf(here) >= 0)) {
        uri.append(here);
      } else {
        uri.append('%').append(HexFormat.of().withUpperCase().toHexDigits(unit));
      }
    }
    return uri.toString();
  }
}
