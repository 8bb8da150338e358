package dev.martello.code.check.code;

import dev.martello.code.analysis.Usage;
import dev.martello.code.project.CodeResults;
import dev.martello.code.value.Part;
import dev.martello.value.SourceFile;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds lines of the log that hold a credential which stands in the code itself. */
final class WrittenSecretsLogged {
  /** What writes to the log, in all languages, by the last two words of its name. */
  private static final Pattern LOGGING =
      Pattern.compile(
          "(?:^|.*[./])(?:\\w*[lL]og(?:ger|ging)?(?:\\(\\))?|console|System\\.(?:out|err)|slog|fmt|pino\\(\\)|winston)"
              + "(?:\\.\\w+\\(\\))*\\.(?:(?i:trace|debug|info|warn|warning|error|fatal|severe|fine|config|critical|exception|log)"
              + "\\w{0,8}|(?i:f?print)\\w*)|print");

  /** Shorter ones may stand in a text by chance. */
  private static final int SHORTEST = 8;

  private WrittenSecretsLogged() {}

  static Stream<PlaceCheck.Place> places(CodeResults.FunctionCode code) {
    var usages = code.result().usages();
    var written =
        usages.stream()
            .filter(usage -> WRITING.equals(usage.name()))
            .collect(Collectors.groupingBy(usage -> usage.where().file()));
    var lines =
        usages.stream()
            .filter(usage -> LOGGING.matcher(usage.name()).matches())
            .map(usage -> new Line(usage, texts(usage, beside(usage, written))))
            .filter(line -> !line.texts().isEmpty())
            .toList();
    if (lines.isEmpty()) {
      return Stream.empty();
    }
    var secrets = secrets(code);
    return lines.stream()
        .filter(line -> line.texts().stream().anyMatch(text -> isAmong(text, secrets)))
        .map(
            line ->
                new PlaceCheck.Place(
                    line.usage().where(), "a credential that stands in the code reaches the log"));
  }

  /** A line of the log, and what of it stands in the code. */
  private record Line(Usage usage, Set<String> texts) {}

  /** Scripts: what writes an object, with all that it holds, as a text. */
  private static final String WRITING = "JSON.stringify";

  private static boolean isAmong(String text, Set<String> secrets) {
    return secrets.stream().anyMatch(text::contains);
  }

  private static Set<String> secrets(CodeResults.FunctionCode code) {
    return code.result().reached().stream()
        .flatMap(Constants::of)
        .filter(constant -> constant.text().length() >= SHORTEST)
        .filter(constant -> constant.credential().filter(hit -> !hit.isDoubtful()).isPresent())
        .map(Constants::text)
        .collect(Collectors.toSet());
  }

  /** Returns the fixed pieces of what is logged, also of objects that are written for that. */
  private static Set<String> texts(Usage usage, List<Usage> written) {
    return Stream.concat(Stream.of(usage), written.stream().filter(one -> isWithin(one, usage)))
        .flatMap(one -> Stream.concat(one.placed().stream(), one.named().values().stream()))
        .flatMap(WrittenSecretsLogged::all)
        .flatMap(argument -> argument.texts().stream())
        .flatMap(List::stream)
        .filter(Part.Fixed.class::isInstance)
        .map(part -> ((Part.Fixed) part).text())
        .filter(text -> text.length() >= SHORTEST)
        .collect(Collectors.toSet());
  }

  private static List<Usage> beside(Usage usage, Map<SourceFile, List<Usage>> written) {
    return written.getOrDefault(usage.where().file(), List.of());
  }

  private static boolean isWithin(Usage inner, Usage outer) {
    return outer.where().span().start() <= inner.where().span().start()
        && inner.where().span().end() <= outer.where().span().end();
  }

  private static Stream<Usage.Argument> all(Usage.Argument argument) {
    return Stream.concat(
        Stream.of(argument),
        argument.members().values().stream().flatMap(WrittenSecretsLogged::all));
  }
}
