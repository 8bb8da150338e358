package dev.martello.check;

import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.value.HoleName;
import dev.martello.value.Shape;
import dev.martello.value.Val;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Judges references to something of the own account that nothing of what was read declares. */
public final class Undeclared {
  /*
   * Another template may declare what is named, so that the name alone tells little: it counts under
   * the strict profile only. Where this application declares a resource of that kind whose name is
   * nearly the same, another version or a slip of the keyboard, the reference was left behind.
   */
  private static final Pattern HOLE = Pattern.compile("\\$\\{([^}]*)}");

  private static final Pattern VERSION = Pattern.compile("(?<=.{3})[-_.]?(?:v?\\d{1,3}|new|next)$");

  private static final String WORDS = "[-_.]";

  /** What stands for the account's own region and number or the own stack, and for nothing else. */
  private static final Set<String> OWN =
      Set.of("AWS::Partition", "AWS::Region", "AWS::AccountId", "AWS::URLSuffix", "AWS::StackName");

  private Undeclared() {}

  /**
   * Judges the ARN of something that is not declared.
   *
   * @param user what the ARN is written for
   * @param types what it may name, as types of CloudFormation
   * @return what fails if the ARN is left behind, or under the strict profile if it names something
   *     of the own account; passes else
   */
  public static Verdict judge(
      Entity user, Val<String> arn, Set<String> types, App app, Check.Context context) {
    var near = nearest(arn, types, app, context);
    if (near.isEmpty() && !(context.isStrict() && isOwn(arn, app))) {
      return Verdict.passes();
    }
    var told =
        Verdict.fails(
            user, arn.origin(), "`%s` is declared nowhere in what was read".formatted(arn.brief()));
    return near.<Verdict>map(
            entity ->
                told.because(
                    entity.origin(),
                    "`%s` is declared, whose name is nearly the same"
                        .formatted(entity.identity().title())))
        .orElse(told);
  }

  /**
   * Asks whether a text that refers to nothing declared is an ARN whose name is written out: not a
   * parameter, an import or a lookup, which may well name something.
   */
  public static boolean isOwn(Val<String> text, App app) {
    var shapes = Shape.of(text);
    return shapes.size() == 1
        && !isDefault(text, app)
        && shapes.getFirst().literalStart().startsWith("arn:")
        && shapes.getFirst().holes().stream().allMatch(Undeclared::isOwn)
        && !shapes.getFirst().literalEnd().endsWith("*");
  }

  /** A nested stack's own name stands with the stack that it is the name of. */
  private static boolean isOwn(String hole) {
    return OWN.contains(HoleName.of(hole).local());
  }

  /** A parameter that gives the whole ARN; one that gives a part of the name leaves it written. */
  private static boolean isDefault(Val<String> text, App app) {
    return app.parameters().stream()
        .anyMatch(parameter -> text.isEqualTo(parameter.defaultValue()).isYes());
  }

  private static Optional<Entity> nearest(
      Val<String> arn, Set<String> types, App app, Check.Context context) {
    var named = named(arn);
    return named.isEmpty() || isDefault(arn, app)
        ? Optional.empty()
        : context
            .resources(types.stream().sorted().toArray(String[]::new))
            .filter(
                entity ->
                    named(app.arnOf(entity)).filter(near -> isNear(named.get(), near)).isPresent())
            .min(Comparator.comparing(Entity::identity));
  }

  /** A name with the service and the account that it is one of. */
  private record Named(String service, String account, String name) {}

  /**
   * Returns the name in an ARN, or in a URI of API Gateway that ends with one, as far as it is
   * known how it starts.
   */
  private static Optional<Named> named(Val<String> arn) {
    var shapes = Shape.of(arn);
    if (shapes.size() != 1) {
      return Optional.empty();
    }
    var text =
        HOLE.matcher(shapes.getFirst().brief())
            .replaceAll(
                hole -> Matcher.quoteReplacement("{" + hole.group(1).replace(':', '.') + "}"));
    var parts = text.substring(Math.max(0, text.lastIndexOf("arn:"))).split(":", -1);
    if (parts.length < 6 || !parts[0].equals("arn")) {
      return Optional.empty();
    }
    var path = List.of(parts[5].split("/", -1));
    var name =
        switch (parts[2]) {
          case "lambda" -> parts.length > 6 ? parts[6].replaceFirst("/invocations$", "") : "";
          case "dynamodb", "kinesis" -> path.size() > 1 ? path.get(1) : "";
          default -> path.getLast();
        };
    return name.matches("[^{]{3}.*")
        ? Optional.of(new Named(parts[2], parts[4], name.toLowerCase(Locale.ROOT)))
        : Optional.empty();
  }

  private static boolean isNear(Named named, Named declared) {
    return named.service().equals(declared.service())
        && named.account().equals(declared.account())
        && isNear(named.name(), declared.name());
  }

  private static boolean isNear(String name, String declared) {
    var bare = VERSION.matcher(name).replaceFirst("");
    var declaredBare = VERSION.matcher(declared).replaceFirst("");
    return bare.equals(declaredBare)
        ? isOtherVersion(name, declared, bare)
        : isSlip(List.of(name.split(WORDS, -1)), List.of(declared.split(WORDS, -1)));
  }

  /** Numbers count things of one kind, unless a {@code v} says that they are versions. */
  private static boolean isOtherVersion(String name, String declared, String bare) {
    return !name.equals(declared)
        && (name.equals(bare) || declared.equals(bare) || name.charAt(name.length() - 2) == 'v');
  }

  /** Short words tell things apart, as {@code dev} and {@code test}; long ones are misspelt. */
  private static boolean isSlip(List<String> name, List<String> declared) {
    if (name.size() != declared.size()) {
      return false;
    }
    var different =
        IntStream.range(0, name.size())
            .filter(index -> !name.get(index).equals(declared.get(index)))
            .toArray();
    return different.length == 1 && isSlip(name.get(different[0]), declared.get(different[0]));
  }

  private static boolean isSlip(String word, String declared) {
    return Math.min(word.length(), declared.length()) >= 5
        && word.replaceAll("\\D", "").equals(declared.replaceAll("\\D", ""))
        && isOneLetter(word, declared);
  }

  /** Two letters make another word: {@code import} and {@code export}. */
  private static boolean isOneLetter(String word, String declared) {
    int shorter = Math.min(word.length(), declared.length());
    int start = 0;
    while (start < shorter && word.charAt(start) == declared.charAt(start)) {
      start++;
    }
    int end = 0;
    while (end < shorter - start
        && word.charAt(word.length() - 1 - end) == declared.charAt(declared.length() - 1 - end)) {
      end++;
    }
    return Math.max(word.length(), declared.length()) - start - end <= 1;
  }
}
