package dev.martello.check.triggers;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds where a mapping template puts what a caller sent, as it is, into a request. */
final class MappingTemplate {
  /*
   * API Gateway Developer Guide, "Mapping template reference": $input.params(x) and $input.path(x) are
   * inserted as they are ("we recommend that you use $util.escapeJavaScript to sanitize the result to
   * avoid a potential injection attack"), $input.json(x) as JSON, $input.body as it came. The template
   * is read once from left to right: directives (#set, #foreach, #if) put out nothing, but a variable
   * that is set from the caller's input is the caller's input from there on. In JSON, text between
   * quotes needs escapeJavaScript, and JSON needs to stand outside of quotes; in a form, everything
   * needs urlEncode. Base64 needs nothing more. What is compared or counted is not followed.
   */
  private static final Set<String> ESCAPES =
      Set.of("escapeJavaScript", "urlEncode", "base64Encode");
  private static final Set<String> FORM_ESCAPES = Set.of("urlEncode", "base64Encode");
  private static final List<String> HARMLESS_ENDS = List.of(".size()", ".length()", ".isEmpty()");
  private static final int LONGEST = 100_000;
  private static final int MOST_ESCAPES = 50;

  private enum Taint {
    NONE,
    /** A JSON value: safe as a value of its own. */
    JSON,
    RAW
  }

  private final String text;
  private final boolean isForm;
  private final Map<String, Taint> variables = new HashMap<>();
  private int at;
  private boolean isQuoted;

  private MappingTemplate(String text, boolean isForm) {
    this.text = text;
    this.isForm = isForm;
  }

  /**
   * Returns the first expression that is inserted unescaped.
   *
   * @param isForm whether the text is sent as a form, {@code Action=...&Message=...}
   */
  static Optional<String> unescaped(String text, boolean isForm) {
    return text.length() > LONGEST ? Optional.empty() : new MappingTemplate(text, isForm).find();
  }

  /** Returns the text with every such expression escaped; empty where one cannot be. */
  static Optional<String> escaped(String text, boolean isForm) {
    var result = text;
    for (int round = 0; round < MOST_ESCAPES; round++) {
      var template = new MappingTemplate(result, isForm);
      var found = template.find();
      if (found.isEmpty()) {
        return Optional.of(result);
      }
      var call = template.escape(found.get());
      if (call.isEmpty()) {
        return Optional.empty();
      }
      int start = template.at - found.get().length();
      result = result.substring(0, start) + call.get() + result.substring(template.at);
    }
    return Optional.empty();
  }

  /** Outside of quotes only a JSON value is safe, and only a path can be asked for as one. */
  private Optional<String> escape(String expression) {
    var bare = "$" + bare(expression);
    if (isForm) {
      return Optional.of("$util.urlEncode(" + bare + ")");
    }
    if (isQuoted) {
      return Optional.of("$util.escapeJavaScript(" + bare + ").replaceAll(\"\\\\'\", \"'\")");
    }
    return bare.startsWith("$input.path(") && closingOf(bare) == bare.length() - 1
        ? Optional.of("$input.json" + bare.substring("$input.path".length()))
        : Optional.empty();
  }

  private static int closingOf(String call) {
    return new MappingTemplate(call, false).closing(call.indexOf('('));
  }

  /** Says whether a template passes on the whole body and nothing else. */
  static boolean isWholeBody(String text) {
    var stripped = text.strip().replace("\"", "'").replace(" ", "");
    return stripped.equals("$input.body")
        || stripped.equals("$input.json('$')")
        || stripped.equals("${input.body}");
  }

  private Optional<String> find() {
    while (at < text.length()) {
      char here = text.charAt(at);
      if (here == '\\') {
        at += 2;
      } else if (here == '#' && isDirective()) {
        directive();
      } else if (here == '$') {
        var expression = reference();
        if (isUnsafe(taintOf(expression))) {
          return Optional.of(expression);
        }
      } else {
        isQuoted ^= here == '"';
        at++;
      }
    }
    return Optional.empty();
  }

  private boolean isUnsafe(Taint taint) {
    return switch (taint) {
      case NONE -> false;
      case RAW -> true;
      case JSON -> isForm || isQuoted;
    };
  }

  // directives

  private boolean isDirective() {
    return at + 1 < text.length()
        && (Character.isLetter(text.charAt(at + 1)) || text.charAt(at + 1) == '#');
  }

  private void directive() {
    if (text.startsWith("##", at)) {
      int end = text.indexOf('\n', at);
      at = end < 0 ? text.length() : end;
      return;
    }
    int end = at + 1;
    while (end < text.length() && Character.isLetter(text.charAt(end))) {
      end++;
    }
    var name = text.substring(at + 1, end);
    int open = end;
    while (open < text.length() && Character.isWhitespace(text.charAt(open))) {
      open++;
    }
    if (open >= text.length() || text.charAt(open) != '(') {
      at = end;
      return;
    }
    int close = closing(open);
    var inside = text.substring(open + 1, close);
    switch (name) {
      case "set" -> assign(inside, inside.indexOf('='));
      case "foreach" -> assign(inside, inside.indexOf(" in "));
      default -> {
        // A condition puts out nothing.
      }
    }
    at = Math.min(close + 1, text.length());
  }

  private void assign(String inside, int split) {
    if (split < 0) {
      return;
    }
    var name = inside.substring(0, split).strip().replaceAll("[${}!]", "");
    var value = inside.substring(split).replaceFirst("^(=| in )", "");
    variables.put(name, taintInside(value));
  }

  /** Returns the worst taint of all references in an expression. */
  private Taint taintInside(String expression) {
    var inner = new MappingTemplate(expression, isForm);
    inner.variables.putAll(variables);
    var worst = Taint.NONE;
    while (inner.at < expression.length()) {
      if (expression.charAt(inner.at) == '$' && !isPath(expression, inner.at)) {
        var taint = inner.taintOf(inner.reference());
        worst = taint.compareTo(worst) > 0 ? taint : worst;
      } else {
        inner.at++;
      }
    }
    return worst;
  }

  /** {@code '$.name'} is a JSON path, not a reference. */
  private static boolean isPath(String expression, int at) {
    return at + 1 >= expression.length()
        || !(Character.isLetter(expression.charAt(at + 1))
            || "!{".indexOf(expression.charAt(at + 1)) >= 0);
  }

  // references

  /** Reads a reference with its calls: {@code $input.path('$.a').b}. */
  private String reference() {
    int start = at;
    at++;
    while (at < text.length() && "!{".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    while (at < text.length()) {
      char here = text.charAt(at);
      boolean isName = Character.isLetterOrDigit(here) || here == '_' || here == '-';
      boolean isStep =
          here == '.' && at + 1 < text.length() && Character.isLetter(text.charAt(at + 1));
      if (isName || isStep) {
        at++;
      } else if ((here == '(' || here == '[') && at > start + 1) {
        at = Math.min(closing(at) + 1, text.length());
      } else {
        break;
      }
    }
    boolean isFormal = text.startsWith("{", start + 1) || text.startsWith("!{", start + 1);
    if (isFormal && text.startsWith("}", at)) {
      at++;
    }
    return text.substring(start, at);
  }

  /** Takes the braces and the {@code !} off a formal reference. */
  private static String bare(String expression) {
    var inner = expression.replaceFirst("^\\$!?\\{?", "");
    boolean isFormal = expression.startsWith("${") || expression.startsWith("$!{");
    return isFormal && inner.endsWith("}") ? inner.substring(0, inner.length() - 1) : inner;
  }

  private int closing(int open) {
    int depth = 0;
    char quote = 0;
    for (int index = open; index < text.length(); index++) {
      char here = text.charAt(index);
      if (quote != 0) {
        quote = here == quote ? 0 : quote;
      } else if (here == '\'' || here == '"') {
        quote = here;
      } else if (here == '(' || here == '[') {
        depth++;
      } else if (here == ')' || here == ']') {
        depth--;
        if (depth == 0) {
          return index;
        }
      }
    }
    return text.length();
  }

  private Taint taintOf(String expression) {
    var bare = bare(expression);
    if (HARMLESS_ENDS.stream().anyMatch(bare::endsWith)) {
      return Taint.NONE;
    }
    if (bare.startsWith("util.")) {
      return taintOfCall(bare.substring("util.".length()));
    }
    if (bare.startsWith("input.json(")) {
      return Taint.JSON;
    }
    if (bare.startsWith("input.")) {
      return Taint.RAW;
    }
    var name = bare.split("[.(\\[]", 2)[0];
    return variables.getOrDefault(name, Taint.NONE);
  }

  private Taint taintOfCall(String call) {
    int open = call.indexOf('(');
    if (open < 0 || (isForm ? FORM_ESCAPES : ESCAPES).contains(call.substring(0, open))) {
      return Taint.NONE;
    }
    return taintInside(call.substring(open + 1));
  }
}
