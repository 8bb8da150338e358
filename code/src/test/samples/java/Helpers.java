package helpers;

// trigger: http-api
// What helpers of the code are handed, and what they keep.
import com.amazonaws.auth.BasicAWSCredentials;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.io.FileWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.KeyPairGenerator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.ldap.core.LdapTemplate;
import org.springframework.ldap.query.LdapQueryBuilder;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

public class Helpers implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  private static final DynamoDbClient DYNAMO = DynamoDbClient.create();
  private static final Set<PosixFilePermission> ALL = EnumSet.allOf(PosixFilePermission.class);
  private static final Set<PosixFilePermission> OWN = EnumSet.of(PosixFilePermission.OWNER_READ);
  private static final Path REPORT = Path.of("/mnt/reports/today.txt");
  private LdapTemplate ldap;

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    String name = event.getQueryStringParameters().get("name");
    try {
      steps("cd /opt", "git fetch " + name);
      listed(new String[] {"cd /opt", "git pull " + name});
      fixed("echo", name);
      people(name, event.getBody());
      kept(event);
      files();
      keys("RSA");
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return APIGatewayV2HTTPResponse.builder().withStatusCode(204).build();
  }

  static void steps(String... steps) throws Exception {
    String script = String.join(" && ", steps);
    new ProcessBuilder(List.of("bash", "-ec", script)).start(); // finding: os-command-injection
    new ProcessBuilder("bash", "-c", steps[0]).start();
  }

  static void listed(String... steps) throws Exception {
    new ProcessBuilder("bash", "-c", steps[1]).start(); // finding: os-command-injection
  }

  static void fixed(String program, String... arguments) throws Exception {
    new ProcessBuilder(program, arguments[0]).start();
  }

  void people(String name, String password) {
    ldap.authenticate(LdapQueryBuilder.query().base("ou=staff").filter("(uid=" + name + ")"), password); // finding: ldap-injection
    ldap.authenticate(LdapQueryBuilder.query().base("ou=staff").filter("(uid={0})", name), password);
    ldap.authenticate(LdapQueryBuilder.query().where("uid").is(name), password);
    ldap.authenticate("ou=staff", "(uid=" + name + ")", password); // finding: ldap-injection
  }

  static void kept(APIGatewayV2HTTPEvent event) {
    if (event.getQueryStringParameters().get("user") != null) {
      Current.set(event.getQueryStringParameters().get("user"));
    }
    DYNAMO.getItem(b -> b.tableName("notes").key(Map.of("id", AttributeValue.fromS(Current.get()))));
  }

  static void files() throws Exception {
    Files.setPosixFilePermissions(REPORT, ALL); // finding: loose-file-permissions
    Files.setPosixFilePermissions(REPORT, OWN);
    try (FileWriter out = new FileWriter("/tmp/digest.txt", StandardCharsets.UTF_8, true)) { // finding: temporary-file-kept
      out.write("row");
    }
    try (FileWriter out = new FileWriter("/tmp/digest.txt", StandardCharsets.UTF_8, false)) {
      out.write("row");
    }
  }

  static void keys(String algorithm) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(System.getenv("KIND"));
    generator.initialize(1024); // finding: short-key
    generator.initialize(256);
    KeyPairGenerator.getInstance("Ed25519").initialize(255);
    KeyPairGenerator.getInstance("RSA").initialize(512); // finding: short-key
    new BasicAWSCredentials("key", "h8Kd/2mVq0Zx+R5tYw7uJf3LpN9sEcGb1aTiO6Xr"); // finding: secret-in-code, keys-handed-to-client
    new BasicAWSCredentials("key", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"); // finding: keys-handed-to-client
  }
}

final class Current {
  private static String id;

  static void set(String user) {
    id = user; // finding: request-state-kept
  }

  static String get() {
    return id;
  }
}
