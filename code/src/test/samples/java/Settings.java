package settings;

// trigger: http-api
// Names of secrets that hold none, and settings that Secrets Manager holds.

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

// @EnableWebSecurity(debug = true) is for the workstation only.
public class Settings implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  private static final SecretsManagerClient SECRETS = SecretsManagerClient.create();
  private static final S3Client PARTNER = partner();

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    Map<String, String> errors = new HashMap<>();
    Map<String, String> settings = new HashMap<>();
    errors.put("password", "passwordTooShort1");
    errors.put("api_key", "e1a7c09d52b8f3644d0c");
    settings.put("password", "password.too.short1");
    settings.put("password", "Tr0ub4dor-31"); // finding: secret-in-code
    return APIGatewayV2HTTPResponse.builder()
        .withStatusCode(PARTNER == null ? 500 : 200)
        .withBody(String.valueOf(errors.size() + settings.size()))
        .build();
  }

  private static S3Client partner() {
    try (InputStream schema = Settings.class.getResourceAsStream("/secrets-schema.json")) {
      Properties settings = new Properties();
      var answer = SECRETS.getSecretValue(request -> request.secretId(System.getenv("PARTNER")));
      settings.load(new StringReader(answer.secretString()));
      return S3Client.builder()
          .credentialsProvider(
              StaticCredentialsProvider.create( // finding: keys-handed-to-client
                  AwsBasicCredentials.create(settings.getProperty("id"), settings.getProperty("key"))))
          .build();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
