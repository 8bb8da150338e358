package dev.martello.code.mend;

import dev.martello.check.Change;
import dev.martello.code.tree.Node;
import dev.martello.value.Origin;
import java.util.List;
import java.util.Optional;

/**
 * Leaves entities of XML as they are: {@code etree.XMLParser()} that a call of lxml is given,
 * itself or in a variable, gets {@code resolve_entities=False}.
 */
public final class PlainXml {
  private static final String OPTION = "resolve_entities";
  private static final String PLAIN = OPTION + "=False";

  private PlainXml() {}

  /** Returns what mends a call; empty where that needs judgement. */
  public static List<Change> of(Origin.Written call, ParsedSources sources) {
    return Dialect.python(call, sources)
        .flatMap(
            node ->
                Dialect.arguments(node).stream()
                    .map(Dialect::value)
                    .flatMap(given -> parser(given).stream())
                    .findFirst())
        .flatMap(PlainXml::change)
        .map(List::of)
        .orElse(List.of());
  }

  private static Optional<Node> parser(Node given) {
    var made = given.is("identifier") ? Variable.text(given) : Optional.of(given);
    return made.filter(it -> it.is("call") && Dialect.method(it).equals("XMLParser"));
  }

  private static Optional<Change> change(Node parser) {
    var given = Dialect.arguments(parser);
    var option =
        given.stream()
            .filter(it -> it.is("keyword_argument"))
            .filter(it -> it.child("name").filter(name -> name.text().equals(OPTION)).isPresent())
            .findFirst();
    if (option.isPresent()) {
      return Optional.of(Dialect.reworded(option.get(), PLAIN));
    }
    if (given.isEmpty()) {
      return parser.child("arguments").map(all -> Dialect.reworded(all, "(" + PLAIN + ")"));
    }
    boolean isOpen = given.stream().anyMatch(it -> it.is("dictionary_splat"));
    return isOpen
        ? Optional.empty()
        : Optional.of(new Change.Reword(Dialect.after(given.getLast()), ", " + PLAIN));
  }
}
