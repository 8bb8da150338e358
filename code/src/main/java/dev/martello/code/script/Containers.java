package dev.martello.code.script;

import dev.martello.code.ir.Argument;
import dev.martello.code.ir.Instruction.Container;
import dev.martello.code.ir.Instruction.Entry;
import dev.martello.code.tree.Node;
import dev.martello.value.Span;
import java.util.ArrayList;
import java.util.List;

/** Lowers literals of objects and arrays, and elements of JSX. */
final class Containers {
  private static final int NO_KEY = -1;

  private final Lowering lowering;
  private final Emitter code;

  Containers(Lowering lowering) {
    this.lowering = lowering;
    code = lowering.code;
  }

  int object(Node node) {
    var entries = new ArrayList<Entry>();
    for (var part : node.named()) {
      switch (part.kind()) {
        case "pair" -> entries.add(pair(part));
        case "spread_element" ->
            entries.add(new Entry(NO_KEY, lowering.expressions.only(part), true));
        case "method_definition" -> entries.add(method(part));
        case "shorthand_property_identifier" ->
            entries.add(
                new Entry(
                    code.text(part.text(), part.span()), lowering.expressions.value(part), false));
        default -> lowering.expressions.value(part);
      }
    }
    return code.make(Container.MAP, entries, node.span());
  }

  private Entry pair(Node pair) {
    var key = pair.child("key");
    var name = key.map(Containers::nameOf).orElse("");
    int keyValue = key.map(this::key).orElseGet(() -> code.unknown(pair.span()));
    int value =
        pair.child("value")
            .map(node -> lowering.expressions.named(node, name))
            .orElseGet(() -> code.unknown(pair.span()));
    return new Entry(keyValue, value, false);
  }

  private Entry method(Node method) {
    var name = method.child("name");
    int key =
        method.has("set") && name.map(it -> !it.is("computed_property_name")).orElse(false)
            ? code.text(Classes.SETTER + nameOf(name.orElseThrow()), method.span())
            : name.map(this::key).orElseGet(() -> code.unknown(method.span()));
    int value = lowering.functions.method(method, name.map(Containers::nameOf).orElse(""), "");
    return new Entry(key, value, false);
  }

  /** Lowers the name of a member, which may be computed. */
  int key(Node key) {
    return key.is("computed_property_name")
        ? lowering.expressions.only(key)
        : code.text(nameOf(key), key.span());
  }

  /** Returns the name of a member as others use it; empty text for a computed one. */
  static String nameOf(Node key) {
    return switch (key.kind()) {
      case "string" -> Literals.text(key);
      case "computed_property_name" ->
          key.named().stream().findFirst().flatMap(Literals::constantText).orElse("");
      default -> key.text();
    };
  }

  int array(Node node) {
    var entries = new ArrayList<Entry>();
    boolean isHole = true;
    for (var part : node.children()) {
      if (part.is(",")) {
        if (isHole) {
          entries.add(new Entry(NO_KEY, code.nothing(part.span()), false));
        }
        isHole = true;
      } else if (part.isNamed() && !part.is("comment")) {
        entries.add(element(part));
        isHole = false;
      }
    }
    return code.make(Container.LIST, entries, node.span());
  }

  private Entry element(Node part) {
    boolean isSpread = part.is("spread_element");
    int value = isSpread ? lowering.expressions.only(part) : lowering.expressions.value(part);
    return new Entry(NO_KEY, value, isSpread);
  }

  /** Lowers an element of JSX to the call that compilers make of it. */
  int jsx(Node node) {
    var place = node.span();
    var opening = node.child("open_tag").orElse(node);
    int function = code.builtin("React.createElement", place);
    var arguments = new ArrayList<Argument>();
    arguments.add(Argument.of(tag(opening)));
    arguments.add(Argument.of(attributes(opening)));
    for (var child : node.named()) {
      switch (child.kind()) {
        case "jsx_text", "html_character_reference" -> text(child, arguments);
        case "jsx_opening_element", "jsx_closing_element" -> {}
        case "jsx_expression" -> {
          for (var inner : child.named()) {
            boolean isSpread = inner.is("spread_element");
            arguments.add(
                new Argument(
                    isSpread ? lowering.expressions.only(inner) : lowering.expressions.value(inner),
                    "",
                    isSpread ? Argument.Kind.ELEMENTS : Argument.Kind.PLAIN));
          }
        }
        case "jsx_element", "jsx_self_closing_element" ->
            arguments.add(Argument.of(lowering.expressions.value(child)));
        default -> {}
      }
    }
    return code.call(function, arguments, place);
  }

  private void text(Node child, List<Argument> arguments) {
    var text = Literals.withoutEntities(child.text());
    if (!text.isBlank()) {
      arguments.add(Argument.of(code.text(text, child.span())));
    }
  }

  /** Small names are elements of HTML, others are components. */
  private int tag(Node opening) {
    var name = opening.child("name");
    if (name.isEmpty()) {
      return code.nothing(opening.span());
    }
    boolean isComponent =
        name.get().is("member_expression")
            || (name.get().is("identifier") && Character.isUpperCase(name.get().text().charAt(0)));
    return isComponent
        ? lowering.expressions.value(name.get())
        : code.text(name.get().text(), name.get().span());
  }

  private int attributes(Node opening) {
    var entries = new ArrayList<Entry>();
    for (var attribute : opening.all("attribute")) {
      var parts = attribute.named();
      if (attribute.is("jsx_expression")) {
        for (var inner : parts) {
          entries.add(new Entry(NO_KEY, lowering.expressions.only(inner), true));
        }
      } else if (!parts.isEmpty()) {
        int key = code.text(parts.getFirst().text(), parts.getFirst().span());
        int value = parts.size() < 2 ? code.truth(true, attribute.span()) : attribute(parts.get(1));
        entries.add(new Entry(key, value, false));
      }
    }
    return code.make(Container.MAP, entries, opening.span());
  }

  private int attribute(Node value) {
    Span place = value.span();
    return switch (value.kind()) {
      case "string" -> {
        var quoted = value.text();
        int end = Math.max(1, quoted.length() - 1);
        yield code.text(Literals.withoutEntities(quoted.substring(1, end)), place);
      }
      case "jsx_expression" -> lowering.expressions.only(value);
      default -> lowering.expressions.value(value);
    };
  }
}
