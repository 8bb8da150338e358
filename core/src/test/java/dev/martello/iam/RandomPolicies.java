package dev.martello.iam;

import static dev.martello.iam.Policies.allow;
import static dev.martello.iam.Policies.deny;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes policies for laws that must hold of all of them; small vocabularies, so that they meet. */
final class RandomPolicies {
  private static final List<String> ACTIONS =
      List.of(
          "*",
          "s3:*",
          "s3:Get*",
          "s3:*Object",
          "s3:GetObject",
          "s3:PutObject",
          "S3:getobject?",
          "sqs:*",
          "sqs:SendMessage",
          "*:Get*",
          "s3:New*",
          "s3:${Verb}Object",
          "sqs:ListQueues");
  private static final List<String> RESOURCES =
      List.of(
          "*",
          "arn:aws:s3:::*",
          "arn:aws:s3:::b/*",
          "arn:aws:s3:::b/x*",
          "arn:aws:s3:::b/xy",
          "arn:aws:s3:::?/*y",
          "arn:aws:s3:::${Name}/*",
          "arn:aws:s3:::b/${Key}",
          "arn:aws:sqs:*:*:q",
          "arn:aws:sqs:${AWS::Region}:1:q");
  static final List<String> ASKED =
      List.of("s3:GetObject", "s3:PutObject", "s3:NewThing", "sqs:SendMessage", "sqs:ListQueues");
  static final List<String> TARGETS =
      List.of(
          "arn:aws:s3:::b/xy",
          "arn:aws:s3:::b/x/y",
          "arn:aws:s3:::c/xy",
          "arn:aws:s3:::c",
          "arn:aws:sqs:eu-west-1:1:q",
          "arn:aws:s3:::b/*");

  private final Random random;

  RandomPolicies(long seed) {
    random = new Random(seed);
  }

  <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  Policies statement() {
    return random.nextInt(3) == 0 ? denial() : allowance();
  }

  Policies allowance() {
    return dress(allow(some(ACTIONS)));
  }

  Policies denial() {
    return dress(deny(some(ACTIONS)));
  }

  List<Policies> statements() {
    var made = new ArrayList<Policies>();
    int count = 1 + random.nextInt(4);
    for (int at = 0; at < count; at++) {
      made.add(statement());
    }
    return made;
  }

  private Policies dress(Policies statement) {
    if (random.nextInt(6) == 0) {
      statement.notActions();
    }
    var resources = some(RESOURCES);
    if (random.nextInt(6) == 0) {
      statement.notOn(resources);
    } else {
      statement.on(resources);
    }
    if (random.nextInt(5) == 0) {
      statement.when("StringEquals", "aws:Key", "a");
    }
    if (random.nextInt(8) == 0) {
      statement.perhaps();
    }
    return statement;
  }

  private String[] some(List<String> from) {
    return random
        .ints(1 + random.nextInt(2), 0, from.size())
        .mapToObj(from::get)
        .toArray(String[]::new);
  }

  /** Returns a text over few letters, so that two of them often meet. */
  String glob(String letters) {
    var made = new StringBuilder();
    int count = random.nextInt(6);
    for (int at = 0; at < count; at++) {
      made.append(letters.charAt(random.nextInt(letters.length())));
    }
    return made.toString();
  }
}
