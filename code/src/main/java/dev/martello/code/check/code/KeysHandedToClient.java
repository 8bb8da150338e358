package dev.martello.code.check.code;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.code.flow.Part;
import dev.martello.code.flow.Usage;
import dev.martello.code.project.CodeResults;
import dev.martello.model.App;
import dev.martello.model.LambdaFunction;
import dev.martello.value.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Flags clients of AWS that get access keys instead of using the function's role. */
@About(
    severity = MEDIUM,
    title = "A client uses access keys instead of the role",
    why =
        "Keys of a user do not expire, and whoever reads the function's code or configuration can"
            + " use them from anywhere.",
    mend = "Leave the credentials out: the client then uses those of the function's role.",
    cwe = 522)
final class KeysHandedToClient implements Check {
  private static final Set<String> SECRET_HALF =
      Set.of("aws_secret_access_key", "secretAccessKey", "accessSecretKey");

  /** What takes the two halves of a key by their places, the secret one last. */
  private static final Set<String> PAIRS =
      Set.of(
          "software.amazon.awssdk.auth.credentials.AwsBasicCredentials.create",
          "com.amazonaws.auth.BasicAWSCredentials.<init>",
          "new aws-sdk.Credentials",
          "github.com/aws/aws-sdk-go-v2/credentials.NewStaticCredentialsProvider",
          "github.com/aws/aws-sdk-go/aws/credentials.NewStaticCredentials");

  /** Java: what is read out of a file of the package lasts as long as that. */
  private static final Pattern PROPERTY =
      Pattern.compile("\\b(?!System\\b)(\\w+)\\.getProperty\\(");

  /** Properties may be read out of a text as well, which came from elsewhere. */
  private static final Pattern READING_FILE =
      Pattern.compile(
          "getResource|FileInputStream|FileReader|newInputStream|newBufferedReader|ClassPathResource|openStream");

  /** Lambda sets this to the temporary key of the role. */
  private static final String OWN = "AWS_SECRET_ACCESS_KEY";

  private static final int DEEPEST = 3;

  private record Found(Origin.Written where, String message) {}

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var found = new LinkedHashMap<Found, List<LambdaFunction>>();
    for (var code : context.shared(CodeResults.class, CodeResults::of).functions()) {
      for (var usage : code.result().usages()) {
        if (isClient(usage.name()) || PAIRS.contains(usage.name())) {
          keys(usage)
              .map(what -> new Found(usage.where(), message(usage, what)))
              .forEach(
                  each -> found.computeIfAbsent(each, _ -> new ArrayList<>()).add(code.function()));
        }
      }
    }
    return found.entrySet().stream()
        .map(
            each ->
                Verdict.fails(
                        each.getValue().getFirst(), each.getKey().where(), each.getKey().message())
                    .on(each.getValue()));
  }

  private static boolean isClient(String name) {
    return name.startsWith("boto3.")
        || name.startsWith("aioboto3.")
        || name.startsWith("new @aws-sdk/client-")
        || name.startsWith("new aws-sdk.")
        || name.equals("aws-sdk.config.update");
  }

  private static String message(Usage usage, String what) {
    return "`%s` gets an access key from %s".formatted(usage.name(), what);
  }

  private static Stream<String> keys(Usage usage) {
    if (PAIRS.contains(usage.name())) {
      var property = PROPERTY.matcher(usage.where().text());
      if (property.find()) {
        return isOfFile(property.group(1), usage.where().file().text())
            ? Stream.of("a file")
            : Stream.empty();
      }
      return usage.placed().size() < 2 ? Stream.empty() : origin(usage.placed().get(1)).limit(1);
    }
    var placed = usage.placed().stream().flatMap(argument -> keys(argument.members(), DEEPEST));
    return Stream.concat(keys(usage.named(), DEEPEST), placed).limit(1);
  }

  /** Where nothing says what the properties are read out of, somebody else reads a file. */
  private static boolean isOfFile(String properties, String code) {
    var read =
        Pattern.compile("\\b" + Pattern.quote(properties) + "\\.load(?:FromXML)?\\(([^;]*)")
            .matcher(code)
            .results()
            .map(load -> load.group(1))
            .toList();
    return read.isEmpty() || read.stream().anyMatch(from -> isFile(from, code));
  }

  private static boolean isFile(String from, String code) {
    var name = from.replaceFirst("\\).*", "").strip();
    return READING_FILE.matcher(from).find()
        || (name.matches("\\w+")
            && Pattern.compile("\\b" + name + "\\s*=(?!=)[^;{]*")
                .matcher(code)
                .results()
                .anyMatch(made -> READING_FILE.matcher(made.group()).find()));
  }

  private static Stream<String> keys(Map<String, Usage.Argument> members, int depth) {
    return depth == 0
        ? Stream.empty()
        : members.entrySet().stream()
            .flatMap(
                member ->
                    SECRET_HALF.contains(member.getKey())
                        ? origin(member.getValue())
                        : keys(member.getValue().members(), depth - 1));
  }

  /** Keys that come from elsewhere may be temporary ones: of another role, of the caller. */
  private static Stream<String> origin(Usage.Argument secret) {
    return secret.texts().stream()
        .flatMap(
            parts ->
                parts.size() != 1
                    ? Stream.empty()
                    : switch (parts.getFirst()) {
                      case Part.Fixed _ -> Stream.of("the code");
                      case Part.Environment(var name) when !name.equals(OWN) ->
                          Stream.of("the variable `" + name + "`");
                      case Part.Environment _, Part.Field _, Part.Some _ -> Stream.<String>empty();
                    });
  }
}
