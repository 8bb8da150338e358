package dev.martello.code.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Knows by what names SDKs call AWS's services, which are told as the command line calls them. */
public final class ServiceNames {
  private static final String TABLE = "/dev/martello/code/aws/services.txt";

  /** Names of the first SDKs, and of packages that belong to another service. */
  private static final Map<String, String> FIRST =
      Map.ofEntries(
          Map.entry("cloudwatchevents", "events"),
          Map.entry("cognitoidentityserviceprovider", "cognito-idp"),
          Map.entry("databasemigration", "dms"),
          Map.entry("dynamodbv2", "dynamodb"),
          Map.entry("elasticmapreduce", "emr"),
          Map.entry("elasticsearch", "es"),
          Map.entry("identitymanagement", "iam"),
          Map.entry("kinesisfirehose", "firehose"),
          Map.entry("securitytoken", "sts"),
          Map.entry("simpleemail", "ses"),
          Map.entry("simpleemailv2", "sesv2"),
          Map.entry("simplesystemsmanagement", "ssm"),
          Map.entry("transcribe-streaming", "transcribe"));

  private static final ServiceNames STANDARD = new ServiceNames();

  private final Map<String, String> services = new HashMap<>(FIRST);

  private ServiceNames() {
    try (var stream = ServiceNames.class.getResourceAsStream(TABLE)) {
      if (stream == null) {
        throw new IllegalStateException("the product lacks its table " + TABLE);
      }
      new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" "))
          .forEach(this::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String[] words) {
    for (int other = 1; other < words.length; other++) {
      services.put(words[other], words[0]);
    }
  }

  /** Returns a service's name on the command line, of whatever an SDK calls it. */
  public static String of(String name) {
    var lower = name.toLowerCase(Locale.ROOT);
    return STANDARD.services.getOrDefault(lower, lower);
  }
}
