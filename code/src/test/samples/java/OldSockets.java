package demo;

// handler: handleRequest
// trigger: schedule

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.util.ssl.SSLUtil;
import io.lettuce.core.SslOptions;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Properties;
import nl.altindag.ssl.SSLFactory;

/** Libraries that take the version of TLS as a word. */
public class OldSockets implements RequestHandler<ScheduledEvent, String> {
  @Override
  public String handleRequest(ScheduledEvent event, Context context) {
    try {
      SSLUtil util = new SSLUtil();
      var old = util.createSSLSocketFactory("TLSv1"); // finding: obsolete-protocol
      var now = util.createSSLSocketFactory("TLSv1.2");
      var redis = SslOptions.builder().jdkSslProvider().protocols("TLSv1.1").build(); // finding: obsolete-protocol
      var factory = SSLFactory.builder().withDefaultTrustMaterial().withProtocols("TLSv1.3").build();
      LDAPConnectionOptions options = new LDAPConnectionOptions();
      options.setConnectTimeoutMillis(1_500);
      Properties kafka = new Properties();
      kafka.put("ssl.enabled.protocols", "TLSv1.2,TLSv1"); // finding: obsolete-protocol
      kafka.put("ssl.protocol", "TLSv1.3");
      return Map.of("a", old, "b", now, "c", redis, "d", factory, "e", options).keySet() + kafka.toString();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
