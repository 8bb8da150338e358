package dev.martello.read.sam.rules;

import dev.martello.syntax.Node;
import dev.martello.value.Origin;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Decides whether a value fits a type.
 *
 * @param isLenient whether a text may stand for a number or boolean and a number for a text, as in
 *     the nested properties of the newer resource types
 */
record Fit(boolean isLenient) {
  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d*)?");
  private static final Set<String> BOOLEANS =
      Set.of("true", "false", "yes", "no", "on", "off", "y", "n", "t", "f", "1", "0");

  boolean accepts(PropertyType type, Node value) {
    return switch (type) {
      case PropertyType.Any _ -> true;
      case PropertyType.Basic basic ->
          acceptsBasic(basic, value) || (isLenient && mayStandFor(basic, value));
      case PropertyType.ListOf(var item) ->
          value instanceof Node.Sequence(List<Node> items, Origin _)
              && items.stream().allMatch(each -> accepts(item, each));
      case PropertyType.MapOf(var item) ->
          value instanceof Node.Mapping mapping
              && mapping.stream().allMatch(entry -> accepts(item, entry.value()));
      case PropertyType.Choice(var texts) ->
          value instanceof Node.Text(String text, Origin _) && texts.contains(text);
      case PropertyType.Block _ -> value instanceof Node.Mapping;
      case PropertyType.Either(var types) -> types.stream().anyMatch(each -> accepts(each, value));
    };
  }

  private static boolean acceptsBasic(PropertyType.Basic type, Node value) {
    return switch (type) {
      case TEXT -> value instanceof Node.Text;
      case BOOL -> value instanceof Node.Bool;
      case INT ->
          value instanceof Node.Bool
              || (value instanceof Node.Num(Number number, String _, Origin _)
                  && !(number instanceof BigDecimal || number instanceof Double));
      case NUMBER -> value instanceof Node.Num || value instanceof Node.Bool;
      case LIST -> value instanceof Node.Sequence;
      case MAP -> value instanceof Node.Mapping;
    };
  }

  private static boolean mayStandFor(PropertyType.Basic type, Node value) {
    return switch (type) {
      case TEXT -> value instanceof Node.Num || value instanceof Node.Bool;
      case BOOL -> BOOLEANS.contains(written(value).toLowerCase(Locale.ROOT));
      case INT, NUMBER -> value instanceof Node.Num || NUMBER.matcher(written(value)).matches();
      case LIST, MAP -> false;
    };
  }

  private static String written(Node value) {
    return switch (value) {
      case Node.Text(String text, Origin _) -> text;
      case Node.Num number -> number.literal();
      default -> "";
    };
  }
}
