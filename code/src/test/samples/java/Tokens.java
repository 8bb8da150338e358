package tokens;

// What is made or checked with broken, weak or missing cryptography, and secrets that stand in the code.
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.DecodedJWT;
import com.google.common.hash.Hashing;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.Session;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.lang3.RandomStringUtils;
import org.apache.http.conn.ssl.NoopHostnameVerifier;
import org.apache.http.impl.client.HttpClients;

public class Tokens implements RequestHandler<APIGatewayV2HTTPEvent, String> {
  private static final Random RANDOM = new Random();
  private static final SecureRandom SECURE = new SecureRandom();
  private static final String DB_PASSWORD = "Tr0ub4dor-and-3x"; // finding: secret-in-code
  private static final String API_KEY = System.getenv("API_KEY");

  @Override
  public String handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    try {
      hashes(event.getBody());
      ciphers(event.getBody());
      numbers();
      connections();
      return subject(event.getHeaders().get("authorization"));
    } catch (Exception e) {
      throw new IllegalStateException("failed", e);
    }
  }

  private static void hashes(String password) throws Exception {
    byte[] hash = MessageDigest.getInstance("SHA-1").digest(password.getBytes(StandardCharsets.UTF_8)); // finding: weak-hash
    MessageDigest md = MessageDigest.getInstance("md5"); // finding: weak-hash
    md.update(hash);
    DigestUtils.md5Hex(password); // finding: weak-hash
    DigestUtils.sha1Hex(password); // finding: weak-hash
    Hashing.md5().hashString(password, StandardCharsets.UTF_8); // finding: weak-hash
    DigestUtils.sha256Hex(password);
    Hashing.sha256().hashString(password, StandardCharsets.UTF_8);
    MessageDigest.getInstance("SHA-512").digest(hash);
  }

  private static void ciphers(String text) throws Exception {
    Cipher.getInstance("DES/CBC/PKCS5Padding"); // finding: weak-cipher
    Cipher.getInstance("DESede"); // finding: weak-cipher
    Cipher.getInstance("AES"); // finding: weak-cipher
    Cipher.getInstance("AES/ECB/NoPadding"); // finding: weak-cipher
    Cipher.getInstance("RC4"); // finding: weak-cipher
    KeyGenerator.getInstance("Blowfish"); // finding: weak-cipher
    SecretKeyFactory.getInstance("DES"); // finding: weak-cipher
    Cipher gcm = Cipher.getInstance("AES/GCM/NoPadding");
    byte[] iv = new byte[12];
    SECURE.nextBytes(iv);
    gcm.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key(), "AES"), new GCMParameterSpec(128, iv));
    gcm.doFinal(text.getBytes(StandardCharsets.UTF_8));
    KeyPairGenerator pairs = KeyPairGenerator.getInstance("RSA");
    pairs.initialize(1024); // finding: short-key
    KeyPairGenerator good = KeyPairGenerator.getInstance("RSA");
    good.initialize(3072);
  }

  private static byte[] key() {
    return java.util.Base64.getDecoder().decode(System.getenv("KEY"));
  }

  private static void numbers() {
    String resetToken = Long.toHexString(RANDOM.nextLong()); // finding: guessable-secret
    int otp = 100000 + RANDOM.nextInt(900000); // finding: guessable-secret
    String sessionId = String.valueOf(Math.random()); // finding: guessable-secret
    String password = RandomStringUtils.randomAlphanumeric(12); // finding: guessable-secret
    long nonce = ThreadLocalRandom.current().nextLong(); // finding: guessable-secret
    String apiToken = UUID.randomUUID().toString();
    byte[] salt = new byte[16];
    SECURE.nextBytes(salt);
    int delay = RANDOM.nextInt(100);
    double sample = Math.random();
  }

  private static void connections() throws Exception {
    TrustManager[] all = {
      new X509TrustManager() {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {} // finding: tls-verification-off

        @Override
        public X509Certificate[] getAcceptedIssuers() {
          return new X509Certificate[0];
        }
      }
    };
    SSLContext context = SSLContext.getInstance("SSLv3"); // finding: obsolete-protocol
    context.init(null, all, new SecureRandom());
    SSLContext.getInstance("TLSv1.1"); // finding: obsolete-protocol
    SSLContext.getInstance("TLSv1.2");
    HttpsURLConnection.setDefaultHostnameVerifier((host, session) -> true); // finding: tls-verification-off
    try (var client = HttpClients.custom().setSSLHostnameVerifier(NoopHostnameVerifier.INSTANCE).build()) { // finding: client-per-invocation, request-without-timeout, tls-verification-off
      client.getConnectionManager();
    }
    JSch jsch = new JSch();
    Session session = jsch.getSession("deploy", "host");
    session.setConfig("StrictHostKeyChecking", "no"); // finding: host-key-not-verified
    Files.setPosixFilePermissions(Path.of("/tmp/key.pem"), PosixFilePermissions.fromString("rw-rw-rw-")); // finding: loose-file-permissions
    Files.setPosixFilePermissions(Path.of("/tmp/key.pem"), PosixFilePermissions.fromString("rw-------"));
  }

  private static String subject(String token) {
    DecodedJWT seen = JWT.decode(token);
    JWT.require(Algorithm.none()).build().verify(token); // finding: jwt-not-verified
    DecodedJWT right = JWT.require(Algorithm.HMAC256(API_KEY)).build().verify(token);
    return seen.getSubject() + right.getSubject();
  }
}
