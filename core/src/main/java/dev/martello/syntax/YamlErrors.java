package dev.martello.syntax;

import dev.martello.value.SourceFile;
import java.util.Objects;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Says in plain words what the YAML parser could not read. */
final class YamlErrors {
  private YamlErrors() {}

  static String explain(MarkedYamlEngineException error, SourceFile file, int at) {
    var problem = Objects.requireNonNullElse(error.getProblem(), "");
    var context = Objects.requireNonNullElse(error.getContext(), "");
    var here =
        at < file.text().length()
            ? Words.quote(file.text().codePointAt(at))
            : "the end of the file";
    int since = error.getContextMark().map(Mark::getLine).orElse(0) + 1;
    return explain(problem, context, here, since);
  }

  private static String explain(String problem, String context, String here, int since) {
    if (problem.contains("cannot start any token")) {
      return here.equals("a tab")
          ? "a tab cannot indent YAML; use spaces"
          : "no value can start with " + here + "; put quotes around it";
    }
    if (problem.contains("mapping values are not allowed")) {
      return "a `:` is out of place here; put quotes around a text that holds `: `, or mend the"
          + " indentation";
    }
    if (problem.contains("mapping keys are not allowed")) {
      return "a key is out of place here; mend the indentation";
    }
    if (problem.contains("sequence entries are not allowed")) {
      return "a list item is out of place here; mend the indentation";
    }
    if (problem.contains("could not find expected ':'")
        || problem.contains("simple key is required")) {
      return "the key that starts in line " + since + " has no `:`";
    }
    if (problem.contains("unexpected end of stream") || problem.contains("document separator")) {
      return context.contains("quoted")
          ? "the text that starts in line " + since + " has no closing quote"
          : "the file ends too early";
    }
    if (problem.contains("expected <block end>")) {
      return context.contains("collection")
          ? "this does not continue the list that starts in line "
              + since
              + "; mend the indentation"
          : "this does not continue the mapping that starts in line "
              + since
              + "; mend the indentation";
    }
    if (problem.contains("',' or ']'")) {
      return "expected `,` or `]` for the list that starts in line " + since + ", not " + here;
    }
    if (problem.contains("',' or '}'")) {
      return "expected `,` or `}` for the mapping that starts in line " + since + ", not " + here;
    }
    if (problem.contains("escape")) {
      return "unknown escape in a text with double quotes; write `\\\\` for a backslash";
    }
    if (problem.contains("node content")) {
      return "expected a value, not " + here;
    }
    if (problem.contains("<document start>")) {
      return "the document ends before this line; mend the indentation";
    }
    if (context.contains("block scalar")) {
      return "the indentation of this block of text cannot be read";
    }
    if (context.contains("tag") || problem.contains("tag handle")) {
      return "this tag cannot be read";
    }
    if (context.contains("anchor") || context.contains("alias")) {
      return "the name of an anchor is missing or holds a character that it cannot have";
    }
    if (context.contains("directive") || problem.contains("directive")) {
      return "this directive (a line that starts with `%`) cannot be read";
    }
    return "not valid YAML at " + here;
  }
}
