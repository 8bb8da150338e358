package demo;

// handler: handleRequest
// trigger: http-api

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.DecodedJWT;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;

/** A token that one route verifies is still anybody's on the other. */
public class TokensByRoute implements RequestHandler<APIGatewayV2HTTPEvent, String> {
  private final byte[] key;

  public TokensByRoute(byte[] key) {
    this.key = key.clone();
  }

  @Override
  public String handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    String token = event.getQueryStringParameters().get("t");
    String other = event.getQueryStringParameters().get("u");
    try {
      return switch (event.getRawPath()) {
        case "/a" -> checked(token).getSubject();
        case "/b" -> claims(token).getSubject();
        case "/c" -> verified(other);
        default -> owner(other);
      };
    } catch (ParseException | JOSEException e) {
      throw new IllegalArgumentException("no token", e);
    }
  }

  private static JWTClaimsSet claims(String token) throws ParseException {
    SignedJWT jwt = SignedJWT.parse(token);
    return jwt.getJWTClaimsSet(); // finding: jwt-not-verified
  }

  private JWTClaimsSet checked(String token) throws ParseException, JOSEException {
    SignedJWT jwt = SignedJWT.parse(token);
    if (!jwt.verify(new MACVerifier(key))) {
      throw new JOSEException("signature");
    }
    return jwt.getJWTClaimsSet();
  }

  private static String owner(String token) {
    DecodedJWT jwt = JWT.decode(token); // finding: jwt-not-verified
    return jwt.getClaim("owner").asString();
  }

  private String verified(String token) {
    DecodedJWT jwt = JWT.decode(token);
    check(token);
    return jwt.getClaim("owner").asString();
  }

  private void check(String token) {
    JWT.require(Algorithm.HMAC256(key)).build().verify(token);
  }
}
