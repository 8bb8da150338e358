package demo;

// handler: handleRequest
// trigger: http-api

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import org.springframework.http.ResponseCookie;

/** What a caller hands to a helper is wrong where the caller says it. */
public class KeysOfHelpers implements RequestHandler<APIGatewayV2HTTPEvent, String> {
  @Override
  public String handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    try {
      KeyPair old = keyPair("RSA", 1024); // finding: short-key
      KeyPair now = keyPair("RSA", 3072);
      KeyPair exchange = keyPair("EC", 256);
      byte[] weak = digest("SHA-1", old.getPublic().getEncoded()); // finding: weak-hash
      byte[] good = digest("SHA-256", now.getPublic().getEncoded());
      return cookie(weak) + cookie(good) + exchange.getPublic().getAlgorithm();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair keyPair(String algorithm, int bits) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
    generator.initialize(bits);
    return generator.generateKeyPair();
  }

  private static byte[] digest(String algorithm, byte[] text) throws GeneralSecurityException {
    return MessageDigest.getInstance(algorithm).digest(text);
  }

  private static String cookie(byte[] id) {
    ResponseCookie session =
        ResponseCookie.from("session", Base64.getEncoder().encodeToString(id))
            .path("/")
            .maxAge(Duration.ofHours(8))
            .httpOnly(true)
            .secure(false) // finding: insecure-cookie
            .build();
    return session.toString();
  }
}
