package dev.martello.code.script;

import dev.martello.code.tree.Node;
import dev.martello.value.Span;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Takes a template string apart. */
final class TemplateReader {
  private final Node template;

  TemplateReader(Node template) {
    this.template = template;
  }

  /** Hands over the texts, of which empty ones stand between substitutions, and substitutions. */
  void read(BiConsumer<String, Span> text, Consumer<Node> substitution) {
    readRaw((raw, place) -> text.accept(Literals.unescaped(raw), place), substitution);
  }

  /** As {@link #read}, the texts as they are written. */
  void readRaw(BiConsumer<String, Span> text, Consumer<Node> substitution) {
    int start = template.start() + 1;
    for (var part : template.named()) {
      if (part.is("template_substitution")) {
        text(start, part.start(), text);
        substitution.accept(part);
        start = part.end();
      }
    }
    text(start, template.end() - 1, text);
  }

  private void text(int start, int end, BiConsumer<String, Span> text) {
    var place = new Span(start, Math.max(start, end));
    text.accept(template.tree().file().text().substring(place.start(), place.end()), place);
  }
}
