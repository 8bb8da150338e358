package dev.martello.code.check.code;

import dev.martello.code.analysis.Usage;
import dev.martello.code.project.CodeResults;
import dev.martello.code.value.Part;
import java.util.List;
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
    var lines =
        code.result().usages().stream()
            .filter(usage -> LOGGING.matcher(usage.name()).matches())
            .filter(usage -> texts(usage).findAny().isPresent())
            .toList();
    if (lines.isEmpty()) {
      return Stream.empty();
    }
    var secrets = secrets(code);
    return lines.stream()
        .filter(usage -> texts(usage).anyMatch(text -> isAmong(text, secrets)))
        .map(
            usage ->
                new PlaceCheck.Place(
                    usage.where(), "a credential that stands in the code reaches the log"));
  }

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

  /** Returns the fixed pieces of what is logged. */
  private static Stream<String> texts(Usage usage) {
    return Stream.concat(usage.placed().stream(), usage.named().values().stream())
        .flatMap(argument -> argument.texts().stream())
        .flatMap(List::stream)
        .filter(Part.Fixed.class::isInstance)
        .map(part -> ((Part.Fixed) part).text())
        .filter(text -> text.length() >= SHORTEST);
  }
}
