package dev.martello.code.project;

import dev.martello.code.analysis.Usage;
import dev.martello.code.ir.Language;
import dev.martello.code.knowledge.Demand;
import dev.martello.code.knowledge.Knowledge;
import dev.martello.code.knowledge.Place;
import dev.martello.report.Printable;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Tells people who write knowledge how calls of their code are called there, and what is known of
 * them.
 */
final class Explanation {
  private final Map<Language, Knowledge> knowledge;
  private final Appendable target;

  /** A call, once for all functions that reach it. */
  private record Called(String name, String path, int line, Language language) {}

  private static final Comparator<Called> BY_PLACE =
      Comparator.comparing(Called::path)
          .thenComparing(Called::line)
          .thenComparing(Called::name)
          .thenComparing(Called::language);

  Explanation(Map<Language, Knowledge> knowledge, Appendable target) {
    this.knowledge = knowledge;
    this.target = target;
  }

  /**
   * Writes all calls of libraries whose name holds a text.
   *
   * @param text any part of the name as the code or as knowledge has it, without regard to case
   */
  void write(List<CodeResults.FunctionCode> functions, String text) throws IOException {
    var wanted = text.toLowerCase(Locale.ROOT);
    var called = new TreeSet<>(BY_PLACE);
    for (var code : functions) {
      for (var usage : code.result().usages()) {
        if (usage.name().toLowerCase(Locale.ROOT).contains(wanted)
            || usage.where().text().toLowerCase(Locale.ROOT).contains(wanted)) {
          called.add(called(usage, code.entry().unit().language()));
        }
      }
    }
    if (called.isEmpty()) {
      line("no call of a library that a handler reaches is called like `" + text + "`");
    }
    for (var call : called) {
      write(call);
    }
  }

  private static Called called(Usage usage, Language language) {
    var place = usage.where().inFile();
    return new Called(usage.name(), place.file().path(), place.line(), language);
  }

  private void write(Called call) throws IOException {
    line("%s  %s:%d".formatted(call.name(), call.path(), call.line()));
    var known = knowledge.get(call.language());
    var entries = known == null ? List.<Knowledge.Entry>of() : known.of(call.name());
    for (var entry : entries) {
      line("  " + show(entry) + when(entry.when()));
    }
    if (entries.isEmpty()) {
      line("  nothing is known of it");
    }
  }

  private static String show(Knowledge.Entry entry) {
    return switch (entry) {
      case Knowledge.Sink sink ->
          "sink `%s`: no data from outside in %s".formatted(sink.kind(), places(sink.places()));
      case Knowledge.Sanitizer sanitizer ->
          "%s: harmless for %s"
              .formatted(
                  sanitizer.isCheck() ? "check" : "sanitizer",
                  sanitizer.clears().isEmpty()
                      ? "all kinds"
                      : "`" + String.join("`, `", sanitizer.clears()) + "`");
      case Knowledge.Passage passage ->
          "passes %s on as %s"
              .formatted(places(passage.places()), passage.way().name().toLowerCase(Locale.ROOT));
      case Knowledge.Source source ->
          "source of %s, trust `%s`".formatted(source.what(), source.trust());
      case Knowledge.Misuse misuse -> "misuse `%s`: %s".formatted(misuse.check(), misuse.message());
      case Knowledge.Header header -> "sets headers of an answer: " + places(header.places());
      case Knowledge.Cookie _ -> "sets a cookie";
      case Knowledge.Event event ->
          "is " + (event.is().isEmpty() ? "the event" : "`" + event.is() + "` of the event");
      case Knowledge.Entrance _ -> "registers a function that handles requests";
      case Knowledge.Result result -> "gives a `" + result.is() + "`";
      case Knowledge.Alias alias -> "is called `" + alias.is() + "`";
    };
  }

  private static String places(List<Place> places) {
    return places.stream().map(Explanation::place).collect(Collectors.joining(" or "));
  }

  private static String place(Place place) {
    var member = place.member().isEmpty() ? "" : " `." + place.member() + "`";
    return switch (place.kind()) {
      case RECEIVER -> "what it is called on" + member;
      case ANY_ARGUMENT -> "any argument" + member;
      case CIRCUMSTANCE -> "`$" + place.name() + "`";
      case ARGUMENT -> {
        var index = place.index() < 0 ? "" : "argument " + place.index();
        var name = place.name().isEmpty() ? "" : "`" + place.name() + "`";
        yield (index.isEmpty() || name.isEmpty() ? index + name : index + " (" + name + ")")
            + member;
      }
    };
  }

  private static String when(List<Demand> demands) {
    return demands.isEmpty()
        ? ""
        : demands.stream()
            .map(Explanation::demand)
            .collect(Collectors.joining(" and ", ", when ", ""));
  }

  private static String demand(Demand demand) {
    var question = demand.question().name().toLowerCase(Locale.ROOT);
    return place(demand.place())
        + " "
        + question
        + (demand.operand().isEmpty() ? "" : " `" + demand.operand() + "`");
  }

  private void line(String text) throws IOException {
    target.append(Printable.line(text)).append('\n');
  }
}
