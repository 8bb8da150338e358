package dev.martello.code.mend;

import dev.martello.check.Change;
import dev.martello.value.Origin;
import dev.martello.value.SourceFile;
import dev.martello.value.Span;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;

/** A source in which the call between « and » is mended. */
record Mended(String before, String after) {

  static Mended by(
      BiFunction<Origin.Written, ParsedSources, List<Change>> mend, String name, String marked) {
    int start = marked.indexOf('«');
    int end = marked.indexOf('»') - 1;
    var text = marked.replace("«", "").replace("»", "");
    var file = new SourceFile(name, text);
    var after = new StringBuilder(text);
    mend.apply(new Origin.Written(file, new Span(start, end)), new ParsedSources()).stream()
        .map(Change.Reword.class::cast)
        .sorted(Comparator.comparing((Change.Reword change) -> -change.place().span().start()))
        .forEach(
            change ->
                after.replace(
                    change.place().span().start(), change.place().span().end(), change.text()));
    return new Mended(text, after.toString());
  }

  boolean isChanged() {
    return !before.equals(after);
  }
}
