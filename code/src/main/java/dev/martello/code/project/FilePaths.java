package dev.martello.code.project;

import java.util.ArrayDeque;
import java.util.regex.Pattern;

/** Paths with forward slashes, whatever the machine's own look like. */
final class FilePaths {
  private FilePaths() {}

  /** Returns where a path leads from a folder: without dots, and never out of the root. */
  static String joined(String folder, String path) {
    var steps = new ArrayDeque<String>();
    var whole = path.startsWith("/") ? path : folder + "/" + path;
    for (var step : whole.split("/")) {
      switch (step) {
        case "", "." -> {}
        case ".." -> steps.pollLast();
        default -> steps.add(step);
      }
    }
    return String.join("/", steps);
  }

  static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Returns a pattern for a glob; one star stays within a folder, two do not. */
  static Pattern glob(String glob) {
    var regex = new StringBuilder();
    for (int at = 0; at < glob.length(); at++) {
      char c = glob.charAt(at);
      boolean isDouble = c == '*' && at + 1 < glob.length() && glob.charAt(at + 1) == '*';
      if (isDouble) {
        boolean isFolder = at + 2 < glob.length() && glob.charAt(at + 2) == '/';
        regex.append(isFolder ? "(?:[^/]+/)*" : ".*");
        at += isFolder ? 2 : 1;
      } else {
        regex.append(
            switch (c) {
              case '*' -> "[^/]*";
              case '?' -> "[^/]";
              default -> Pattern.quote(String.valueOf(c));
            });
      }
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }
}
