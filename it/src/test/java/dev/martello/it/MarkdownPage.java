package dev.martello.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A page of the documentation, as far as tests ask about it.
 *
 * @param prose its lines outside of code blocks
 */
record MarkdownPage(Path path, List<Block> blocks, List<String> prose) {
  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  /**
   * A fenced code block.
   *
   * @param line where its fence stands
   * @param language the first word behind the fence, empty if there is none
   * @param file what {@code file=} behind the language says, empty if nothing
   */
  record Block(int line, String language, String file, String text) {}

  static MarkdownPage read(Path path) {
    try {
      return parse(path, Files.readAllLines(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static MarkdownPage parse(Path path, List<String> lines) {
    var blocks = new ArrayList<Block>();
    var prose = new ArrayList<String>();
    for (int at = 0; at < lines.size(); at++) {
      var line = lines.get(at);
      if (!line.startsWith("```")) {
        prose.add(line);
        continue;
      }
      int begin = at + 1;
      do {
        at++;
      } while (at < lines.size() && !lines.get(at).equals("```"));
      var text = String.join("\n", lines.subList(begin, at)) + "\n";
      var info = line.substring(3).strip().split(" file=", 2);
      blocks.add(new Block(begin, info[0], info.length > 1 ? info[1] : "", text));
    }
    return new MarkdownPage(path, List.copyOf(blocks), List.copyOf(prose));
  }

  /** The targets of all links that lead to something beside the page or in it. */
  Set<String> relativeLinks() {
    var links = new LinkedHashSet<String>();
    for (var line : prose) {
      LINK.matcher(CODE.matcher(line).replaceAll("code"))
          .results()
          .map(found -> found.group(1))
          .filter(target -> !target.contains(":"))
          .forEach(links::add);
    }
    return links;
  }

  /** The contents of all code spans. */
  Set<String> codeSpans() {
    var spans = new LinkedHashSet<String>();
    prose.forEach(line -> CODE.matcher(line).results().forEach(found -> spans.add(found.group(1))));
    return spans;
  }

  /** The fragments that lead to headings, made as GitHub makes them. */
  Set<String> anchors() {
    var anchors = new LinkedHashSet<String>();
    var seen = new HashMap<String, Integer>();
    for (var line : prose) {
      if (line.matches("#{1,6} .*")) {
        var title = line.replaceFirst("^#+ ", "").strip().toLowerCase(Locale.ROOT);
        var anchor = title.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
        int times = seen.merge(anchor, 1, Integer::sum);
        anchors.add(times == 1 ? anchor : anchor + "-" + (times - 1));
      }
    }
    return anchors;
  }
}
