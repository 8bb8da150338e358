package dev.martello.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A check with all that its annotation and name say of it.
 *
 * @param id {@code <step>/<kebab-case of the class name>}
 * @param isStrict whether it runs only under the profile {@code strict}
 */
public record Rule(
    String id,
    Step step,
    Category category,
    Severity severity,
    String title,
    String why,
    String mend,
    int cwe,
    List<String> sameAs,
    List<String> formerly,
    boolean isStrict,
    Check check) {
  private static final Pattern RANGE =
      Pattern.compile("(?<word>[A-Za-z_-]+)(?<first>\\d+)\\.\\.\\k<word>(?<last>\\d+)");

  public Rule {
    sameAs = List.copyOf(sameAs);
    formerly = List.copyOf(formerly);
  }

  /**
   * Reads what a check says of itself.
   *
   * @throws IllegalArgumentException if its class has no {@link About} or stands in no step's
   *     package
   */
  public static Rule of(Check check) {
    var type = check.getClass();
    var about = type.getAnnotation(About.class);
    if (about == null) {
      throw new IllegalArgumentException(type.getSimpleName() + " says nothing about itself");
    }
    var packageName = type.getPackageName();
    var word = packageName.substring(packageName.lastIndexOf('.') + 1);
    var step = Step.valueOf(word.toUpperCase(Locale.ROOT));
    return new Rule(
        step.word() + "/" + kebabCase(type.getSimpleName()),
        step,
        about.category(),
        about.severity(),
        about.title(),
        about.why(),
        about.mend(),
        about.cwe(),
        Arrays.stream(about.sameAs()).flatMap(Rule::ids).toList(),
        List.of(about.formerly()),
        about.isStrict(),
        check);
  }

  /** Returns an id, or all of a range. */
  private static Stream<String> ids(String written) {
    if (!written.contains("..")) {
      return Stream.of(written);
    }
    var range = RANGE.matcher(written);
    if (!range.matches()) {
      return Stream.of(written);
    }
    return IntStream.rangeClosed(
            Integer.parseInt(range.group("first")), Integer.parseInt(range.group("last")))
        .mapToObj(number -> range.group("word") + number);
  }

  /** Returns the same check with another severity. */
  public Rule with(Severity other) {
    return new Rule(
        id, step, category, other, title, why, mend, cwe, sameAs, formerly, isStrict, check);
  }

  static String kebabCase(String name) {
    var kebab = new StringBuilder();
    for (int at = 0; at < name.length(); at++) {
      char here = name.charAt(at);
      if (at > 0 && Character.isUpperCase(here) && !Character.isUpperCase(name.charAt(at - 1))) {
        kebab.append('-');
      }
      kebab.append(here);
    }
    return kebab.toString().toLowerCase(Locale.ROOT);
  }

  /** Returns the text of the check's page, which stands in the folder beside its class. */
  public String page() {
    var name = check.getClass().getSimpleName() + "/about.md";
    try (var stream = check.getClass().getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("no page for " + id);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
