package dev.martello.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A command that a page shows, with what it is said to print.
 *
 * @param expected lines of output, in which {@code ...} stands for what the page leaves out: lines
 *     where it is alone, a part of the line elsewhere; without lines nothing is said of the output
 */
record ConsoleExample(String command, List<String> expected, int exitCode) {
  private static final String LEFT_OUT = "...";
  private static final String PROMPT = "$ ";
  private static final Pattern EXIT_CODE = Pattern.compile("# exit code (\\d)");

  /** Reads the commands of a {@code console} block; a command without exit code ends with 0. */
  static List<ConsoleExample> read(MarkdownPage.Block block) {
    var examples = new ArrayList<ConsoleExample>();
    for (var session : ("\n" + block.text()).split("\n\\$ ", -1)) {
      if (session.isBlank()) {
        continue;
      }
      var lines = new ArrayList<String>(session.stripTrailing().lines().toList());
      var command = lines.removeFirst();
      int exitCode = 0;
      var last = EXIT_CODE.matcher(lines.isEmpty() ? "" : lines.getLast());
      if (last.matches()) {
        exitCode = Integer.parseInt(last.group(1));
        lines.removeLast();
      }
      examples.add(new ConsoleExample(command, List.copyOf(lines), exitCode));
    }
    assertThat(block.text()).as("a console block starts with a command").startsWith(PROMPT);
    return examples;
  }

  /** Demands that the command did what the page says. */
  void hold(Product.Result result) {
    var output = result.out() + result.err();
    assertThat(result.exitCode())
        .as("exit code of `%s`, which printed%n%s", command, output)
        .isEqualTo(exitCode);
    if (!expected.isEmpty()) {
      assertThat(stripped(output)).as("output of `%s`", command).matches(pattern());
    }
  }

  private Pattern pattern() {
    var pattern =
        expected.stream()
            .map(
                line -> line.strip().equals(LEFT_OUT) ? "(?:.*\n)*?" : quoted(line.stripTrailing()))
            .collect(Collectors.joining());
    return Pattern.compile(pattern);
  }

  private static String quoted(String line) {
    return Arrays.stream(line.split("\\.\\.\\.", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*"))
        + "\n";
  }

  /** The output without blanks at the ends of lines and of itself, which no page can show. */
  private static String stripped(String output) {
    return output
        .stripTrailing()
        .lines()
        .map(line -> line.stripTrailing() + "\n")
        .collect(Collectors.joining());
  }
}
