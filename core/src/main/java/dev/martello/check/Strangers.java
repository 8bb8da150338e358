package dev.martello.check;

import dev.martello.model.Principal;
import dev.martello.model.Statement;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the principals of other accounts that a statement names. */
public final class Strangers {
  /*
   * Whoever writes the twelve digits of an account into a template means another one: the account
   * that the stack stands in is named by the pseudo parameter, and needs no policy anyhow.
   */
  private static final Pattern ACCOUNT = Pattern.compile("(\\d{12})");
  private static final Pattern ARN =
      Pattern.compile("arn:(?:aws[a-z-]*|\\$\\{AWS::Partition\\}):(?:iam|sts)::(\\d{12}):(.*)");

  private Strangers() {}

  /**
   * A principal of another account.
   *
   * @param account its id
   * @param isWholeAccount whether every identity of the account is let in whom its own policies
   *     allow it
   */
  public record Stranger(Principal principal, String account, boolean isWholeAccount) {}

  /** Returns the principals of a statement that belong to accounts not known to be one's own. */
  public static Stream<Stranger> of(Statement statement, Organisation organisation) {
    return statement.notPrincipal()
        ? Stream.empty()
        : statement.principals().stream()
            .filter(principal -> principal.kind() == Principal.Kind.AWS)
            .flatMap(principal -> stranger(principal).stream())
            .filter(stranger -> !organisation.owns(stranger.account()));
  }

  private static Optional<Stranger> stranger(Principal principal) {
    var text = principal.id().show();
    if (ACCOUNT.matcher(text).matches()) {
      return Optional.of(new Stranger(principal, text, true));
    }
    var arn = ARN.matcher(text);
    return arn.matches()
        ? Optional.of(new Stranger(principal, arn.group(1), arn.group(2).equals("root")))
        : Optional.empty();
  }

  /** Says whether a principal means every identity of the account that the stack stands in. */
  public static boolean isOwnAccount(Principal principal, Organisation organisation) {
    var text = principal.id().show();
    return text.equals("${AWS::AccountId}")
        || text.endsWith(":iam::${AWS::AccountId}:root")
        || stranger(principal)
            .filter(Stranger::isWholeAccount)
            .filter(stranger -> organisation.owns(stranger.account()))
            .isPresent();
  }
}
