package samples;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.ssm.SsmClient;

/** Parameters that are decrypted, and those that are not. */
public class Parameters implements RequestHandler<Map<String, String>, String> {
  private static final Logger LOG = LoggerFactory.getLogger(Parameters.class);
  private final SsmClient ssm = SsmClient.create();

  private String decrypted(String name) {
    return ssm.getParameter(p -> p.name(name).withDecryption(true)).parameter().value();
  }

  private String plain(String name) {
    return ssm.getParameter(p -> p.name(name)).parameter().value();
  }

  @Override
  public String handleRequest(Map<String, String> event, Context context) {
    LOG.debug("license {}", decrypted("/shop/license")); // finding: secret-logged
    LOG.debug("license of {} characters", decrypted("/shop/license").length());
    LOG.debug("rate {}", plain("/shop/rate"));
    return "done";
  }
}
