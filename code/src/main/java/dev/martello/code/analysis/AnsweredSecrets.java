package dev.martello.code.analysis;

import dev.martello.code.name.SecretVariables;
import dev.martello.code.value.Label;
import dev.martello.code.value.Taint;
import java.util.regex.Pattern;

/** Tells what callers must not be answered, whoever they are: what only the function may know. */
public final class AnsweredSecrets {
  /*
   * Tokens, and secrets that the code makes, are made for whoever is answered, and so is what a
   * caller has decrypted. What was fetched from a store, or lent to the function, is not.
   */
  private static final Pattern KEPT =
      Pattern.compile(
          "an? (?:value|answer) of Secrets Manager|a secret of the environment|a secret that AWS answers|a secret that a middleware"
              + " fetched|a decrypted parameter|a parameter that was encrypted"
              + "|the (?:function's credentials|whole environment.*)"
              + "|`(?i:\\w*(?:"
              + SecretVariables.KEPT
              + "|admin_?api_?key))` of the environment");

  private static final Pattern LENT = Pattern.compile("temporary credentials");

  private AnsweredSecrets() {}

  /** Returns whether data is such a secret, rather than what unknown code made with one. */
  static boolean isOne(Label label, Taint taint) {
    return label.isSecret()
        && !taint.isGuess()
        && (KEPT.matcher(label.path()).matches() || isLent(label.path()));
  }

  /** Returns whether a secret is a key that AWS lends for a while. */
  public static boolean isLent(String secret) {
    return LENT.matcher(secret).matches();
  }
}
