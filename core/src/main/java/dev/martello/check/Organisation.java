package dev.martello.check;

import java.util.List;

/**
 * What only the organisation knows that runs the application: whom it trusts and what it demands. A
 * list that is empty says nothing: no account is known to be its own, and nothing is demanded.
 *
 * @param accounts ids of its own AWS accounts, twelve digits each
 * @param layerAccounts ids of other accounts whose layers its functions may use
 * @param boundaries patterns for the ARN of a permissions boundary, with {@code *} and {@code ?};
 *     each role must carry one that matches
 * @param regions the regions that it uses, for instance {@code eu-west-1}
 */
public record Organisation(
    List<String> accounts,
    List<String> layerAccounts,
    List<String> boundaries,
    List<String> regions) {
  public Organisation {
    accounts = List.copyOf(accounts);
    layerAccounts = List.copyOf(layerAccounts);
    boundaries = List.copyOf(boundaries);
    regions = List.copyOf(regions);
  }

  /** Returns an organisation of which nothing is known. */
  public static Organisation unknown() {
    return new Organisation(List.of(), List.of(), List.of(), List.of());
  }

  /** Says whether an account is known to be the organisation's own. */
  public boolean owns(String account) {
    return accounts.contains(account);
  }

  /** Says whether functions may use the layers of an account. */
  public boolean allowsLayersOf(String account) {
    return owns(account) || layerAccounts.contains(account);
  }
}
