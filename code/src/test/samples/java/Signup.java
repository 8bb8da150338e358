package signup;

// trigger: none
// What people tell when they sign up.
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolPreSignUpEvent;
import java.io.IOException;
import java.util.Map;
import javax.naming.NamingException;
import javax.naming.directory.DirContext;
import javax.naming.directory.InitialDirContext;
import javax.naming.directory.SearchControls;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.ldap.core.LdapTemplate;
import org.springframework.ldap.support.LdapEncoder;

public class Signup implements RequestHandler<CognitoUserPoolPreSignUpEvent, CognitoUserPoolPreSignUpEvent> {
  private static final JdbcTemplate JDBC = new JdbcTemplate(Pools.pool());
  private static final LdapTemplate LDAP = new LdapTemplate();

  @Override
  public CognitoUserPoolPreSignUpEvent handleRequest(CognitoUserPoolPreSignUpEvent event, Context context) {
    Map<String, String> attributes = event.getRequest().getUserAttributes();
    String email = attributes.get("email");
    JDBC.queryForObject("select count(*) from blocked where email = '" + email + "'", Integer.class); // finding: sql-injection
    JDBC.queryForObject("select count(*) from blocked where email = ?", Integer.class, email);
    String company = event.getRequest().getValidationData().get("company");
    JDBC.update("insert into companies (name) values ('" + company + "')"); // finding: sql-injection
    String hint = event.getRequest().getClientMetadata().get("hint");
    try {
      Runtime.getRuntime().exec(new String[] {"sh", "-c", "notify " + hint}); // finding: os-command-injection
      DirContext directory = new InitialDirContext(); // finding: client-per-invocation, unclosed-resource
      directory.search("ou=people", "(mail=" + email + ")", new SearchControls()); // finding: ldap-injection
      directory.search("ou=people", "(mail=" + LdapEncoder.filterEncode(email) + ")", new SearchControls());
      LDAP.search("ou=people", "(mail=" + email + ")", (Object found) -> found); // finding: ldap-injection
    } catch (IOException | NamingException e) {
      throw new IllegalStateException("not checked", e);
    }
    JDBC.update("insert into pools values ('" + event.getUserPoolId() + "')");
    event.getResponse().setAutoConfirmUser(false);
    return event;
  }

  static final class Pools {
    static javax.sql.DataSource pool() {
      return new com.zaxxer.hikari.HikariDataSource();
    }
  }
}
