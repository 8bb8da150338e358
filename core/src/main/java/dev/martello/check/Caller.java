package dev.martello.check;

import java.util.List;

/** Who may call a route of an API. */
public sealed interface Caller {

  /** Whoever signs the request with credentials of IAM. */
  record Signer() implements Caller {}

  /**
   * Whomever an authorizer lets in that the API has already.
   *
   * @param authorizer its name
   */
  record KnownTo(String authorizer) implements Caller {}

  /**
   * Whoever signed in to a user pool of Cognito, which a new authorizer asks.
   *
   * @param authorizer the name for it
   * @param pool logical id of the pool
   * @param clients logical ids of the pool's clients whose tokens count; REST APIs take those of
   *     all clients
   */
  record Member(String authorizer, String pool, List<String> clients) implements Caller {
    public Member {
      clients = List.copyOf(clients);
    }

    /** Returns the pool's ARN. */
    public Term arn() {
      return Term.attribute(pool, "Arn");
    }

    /**
     * Returns who issues the pool's tokens (Amazon Cognito Developer Guide, "Verifying a JSON Web
     * Token").
     */
    public Term issuer() {
      return Term.sub("https://cognito-idp.${AWS::Region}.amazonaws.com/${" + pool + "}");
    }

    /** Returns for whom the tokens are issued: ids of the clients. */
    public Term audience() {
      return new Term.Items(clients.stream().map(Term::ref).toList());
    }
  }
}
