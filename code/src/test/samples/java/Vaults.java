package vaults;

// trigger: rest-api
// Secrets, keys, tokens and errors, and where they go.
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.Jwts;
import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

public class Vaults implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
  private static final Logger LOG = LoggerFactory.getLogger(Vaults.class);
  private static final SecretsManagerClient SECRETS = SecretsManagerClient.create();
  private static final byte[] ZEROS = new byte[16];
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Connection OPEN = open();

  private SecretKey key;

  static Connection open() {
    try {
      return DriverManager.getConnection(System.getenv("URL"), "app", "Autumn-2019-leaves"); // finding: secret-in-code
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static Connection opened() throws SQLException {
    return DriverManager.getConnection(System.getenv("URL"), "app", System.getenv("PASSWORD"));
  }

  @Override
  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
    String secret = SECRETS.getSecretValue(request -> request.secretId("orders")).secretString();
    LOG.info("opened with {}", secret); // finding: secret-logged
    LOG.info("opened with a secret of {} characters", secret.length());
    String user = event.getPathParameters().get("user").replaceAll("[\r\n]", "_");
    LOG.info("failed for " + user);
    try {
      ciphers();
      files();
      Claims claims = claims(event.getHeaders().get("token"));
      return new APIGatewayProxyResponseEvent().withStatusCode(200).withBody(claims.getSubject());
    } catch (IllegalArgumentException e) {
      return new APIGatewayProxyResponseEvent().withStatusCode(400).withBody("no such order");
    } catch (Exception e) {
      StringWriter text = new StringWriter();
      e.printStackTrace(new PrintWriter(text));
      return new APIGatewayProxyResponseEvent().withStatusCode(500).withBody(text.toString()); // finding: error-detail-returned
    }
  }

  private Claims claims(String token) {
    Jwts.parser().unsecured().build().parseUnsecuredClaims(token); // finding: jwt-not-verified
    return Jwts.parser().verifyWith(key).build().parseSignedClaims(token).getPayload();
  }

  private static void ciphers() throws Exception {
    Cipher.getInstance("RSA/ECB/OAEPWithSHA-256AndMGF1Padding");
    Cipher.getInstance("RSA/ECB/NoPadding"); // finding: weak-cipher
    Cipher.getInstance("AES/ECB/PKCS5Padding"); // finding: weak-cipher
    Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
    SecretKeySpec known = new SecretKeySpec("0123456789abcdef".getBytes(), "AES"); // finding: secret-in-code
    cipher.init(Cipher.ENCRYPT_MODE, known, new IvParameterSpec(ZEROS)); // finding: weak-cipher
    byte[] fresh = new byte[12];
    RANDOM.nextBytes(fresh);
    Cipher.getInstance("AES/GCM/NoPadding").init(Cipher.ENCRYPT_MODE, known, new GCMParameterSpec(128, fresh));
  }

  private static void files() throws Exception {
    File report = new File("/tmp/report.csv");
    Files.writeString(report.toPath(), "row", StandardOpenOption.CREATE, StandardOpenOption.APPEND); // finding: temporary-file-kept
    Files.writeString(report.toPath(), "row", StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
    Files.writeString(Path.of("/mnt/efs/report.csv"), "row", StandardOpenOption.APPEND);
  }
}
