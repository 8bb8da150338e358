// trigger: none
import java.util.*;
import com.amazonaws.services.lambda.runtime.*;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
public class Logged implements RequestHandler<Map<String,String>, String> {
  private static final Logger LOG = LoggerFactory.getLogger(Logged.class);
  private final SecretsManagerClient secrets = SecretsManagerClient.create();
  private final SsmClient ssm = SsmClient.create();
  private static final ObjectMapper MAPPER = new ObjectMapper();
  record Credentials(String host, String password) {}
  record Quiet(String host, String password) {
    @Override public String toString() { return "Quiet[" + host + "]"; }
  }
  static final class Plain {
    private final String password;
    Plain(String password) { this.password = password; }
  }
  @Override
  public String handleRequest(Map<String,String> event, Context context) {
    try {
      String text = secrets.getSecretValue(b -> b.secretId("db")).secretString();
      JsonNode node = MAPPER.readTree(text);
      Credentials c = new Credentials(node.get("host").asText(), node.get("password").asText());
      LOG.info("using {}", c); // finding: secret-logged
      LOG.info("using {}", new Quiet(c.host(), c.password()));
      LOG.info("using {}", c.host());
      LOG.debug("secret: {}", text); // finding: secret-logged
      context.getLogger().log("secret " + text); // finding: secret-logged
      System.out.println(MAPPER.writeValueAsString(node)); // finding: secret-logged
      String resetToken = UUID.randomUUID().toString();
      LOG.info("reset token {}", resetToken); // finding: secret-logged
      LOG.info("token of {} characters", resetToken.length());
      String jdbc = "jdbc:mysql://h/db?user=u&password=" + c.password();
      LOG.info("connecting {}", jdbc); // finding: secret-logged
      LOG.info("region {}", System.getenv("AWS_REGION"));
      LOG.info("key set {}", System.getenv("API_KEY") != null);
      StringJoiner joiner = new StringJoiner(",");
      joiner.add(c.password());
      LOG.info(joiner.toString()); // finding: secret-logged
      LOG.info("otp {}", generateOtp()); // finding: secret-logged
      Map<String, String> headers = Map.of("Authorization", "Bearer " + System.getenv("API_TOKEN"));
      LOG.info("headers {}", headers); // finding: secret-logged
      LOG.atInfo().addKeyValue("pw", c.password()).log("x"); // finding: secret-logged
      LOG.info("id {}", UUID.randomUUID());
    } catch (Exception e) {
      LOG.error("failed", e);
    }
    return "";
  }
  private static String generateOtp() {
    return String.format("%06d", new java.security.SecureRandom().nextInt(1000000));
  }
}
