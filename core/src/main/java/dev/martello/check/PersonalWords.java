package dev.martello.check;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Knows the words by which people call what holds data of persons. */
public final class PersonalWords {
  /*
   * Only words that mean persons' data wherever they stand. Words are split at signs and at capitals;
   * two of them in a row may mean what none means alone (`credit`, `card`).
   */
  /** Words that mean data of persons, in lower case. */
  public static final Set<String> ALL =
      Set.of(
          "ssn",
          "passport",
          "passports",
          "patient",
          "patients",
          "iban",
          "birthdate",
          "birthday",
          "dob",
          "medical",
          "diagnosis",
          "diagnoses",
          "prescription",
          "prescriptions",
          "pii",
          "phi",
          "hipaa",
          "biometric",
          "biometrics",
          "salary",
          "salaries",
          "payroll",
          "creditcard",
          "creditcards",
          "cardnumber",
          "cvv",
          "healthrecords");

  /** Two words in a row that mean it, with a blank between. */
  public static final Set<String> PAIRS =
      Set.of(
          "credit card",
          "credit cards",
          "debit card",
          "payment card",
          "card number",
          "card holder",
          "bank account",
          "bank accounts",
          "social security",
          "birth date",
          "date birth",
          "personal data",
          "health record",
          "health records",
          "tax id",
          "national id");

  private static final Pattern BETWEEN_WORDS =
      Pattern.compile("[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])");

  /** Words that are also names of something else: a model, a library, a fault. */
  public static final Set<String> AMBIGUOUS = Set.of("diagnosis", "diagnoses", "phi", "passport");

  /** Those that mean nothing else. */
  public static final Set<String> PLAIN =
      ALL.stream()
          .filter(word -> !AMBIGUOUS.contains(word))
          .collect(Collectors.toUnmodifiableSet());

  private PersonalWords() {}

  /** Says whether a name is one of something that holds data of persons. */
  public static boolean areIn(String name) {
    return areIn(name, ALL, PAIRS);
  }

  /** Says whether one of some words, or two of them in a row, is in a text. */
  public static boolean areIn(String text, Set<String> words, Set<String> pairs) {
    var found = words(text);
    for (int at = 0; at < found.size(); at++) {
      boolean isPair = at > 0 && pairs.contains(found.get(at - 1) + " " + found.get(at));
      if (isPair || words.contains(found.get(at))) {
        return true;
      }
    }
    return false;
  }

  private static List<String> words(String text) {
    return BETWEEN_WORDS
        .splitAsStream(text)
        .filter(word -> !word.isEmpty() && !word.equalsIgnoreCase("of"))
        .map(word -> word.toLowerCase(Locale.ROOT))
        .toList();
  }
}
