package com.acme;

import com.amazonaws.services.dynamodbv2.AmazonDynamoDB;
import com.amazonaws.services.dynamodbv2.AmazonDynamoDBClientBuilder;
import com.amazonaws.services.dynamodbv2.datamodeling.*;
import com.amazonaws.services.dynamodbv2.document.*;
import com.amazonaws.services.dynamodbv2.document.spec.*;
import com.amazonaws.services.dynamodbv2.model.*;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.*;
import com.github.mustachejava.*;
import com.unboundid.ldap.sdk.*;
import groovy.lang.GroovyShell;
import java.sql.*;
import java.text.MessageFormat;
import java.util.*;
import javax.sql.DataSource;
import org.apache.commons.exec.CommandLine;
import org.apache.commons.jexl3.*;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.jdbi.v3.core.Jdbi;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.mvel2.MVEL;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.ldap.core.LdapTemplate;
import org.stringtemplate.v4.ST;
import redis.clients.jedis.JedisPooled;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.rdsdata.RdsDataClient;

public class Inj {
  private final DataSource source = Sources.get();
  private static final SessionFactory FACTORY = Sources.factory();
  private final Jdbi jdbi = Jdbi.create(Sources.get());
  private static final RdsDataClient RDS = RdsDataClient.create();
  private static final AthenaClient ATHENA = AthenaClient.create();
  private static final AmazonDynamoDB DDB =
      AmazonDynamoDBClientBuilder.standard().withRegion("eu-west-1").build();
  private static final DynamoDB DOC = new DynamoDB(DDB);
  private static final DynamoDBMapper MAPPER = new DynamoDBMapper(DDB);
  private final DSLContext dsl = DSL.using(Sources.get(), null);

  public int replaced(APIGatewayProxyRequestEvent event, Context c) throws SQLException {
    String template = "select count(*) from {table} where owner = '{owner}'";
    String sql =
        template
            .replace("{table}", "orders")
            .replace("{owner}", event.getQueryStringParameters().get("owner"));
    try (Connection con = source.getConnection();
        Statement st = con.createStatement();
        ResultSet rs = st.executeQuery(sql)) { // finding: sql-injection
      rs.next();
      return rs.getInt(1);
    }
  }

  public int format(APIGatewayProxyRequestEvent event, Context c) throws SQLException {
    String sql =
        MessageFormat.format(
            "select count(*) from orders where owner = ''{0}''",
            event.getQueryStringParameters().get("owner"));
    try (Connection con = source.getConnection();
        PreparedStatement st = con.prepareStatement(sql); // finding: sql-injection
        ResultSet rs = st.executeQuery()) {
      rs.next();
      return rs.getInt(1);
    }
  }

  public List<?> hql(APIGatewayProxyRequestEvent event, Context c) {
    try (Session s = FACTORY.openSession()) {
      return s.createQuery( // finding: sql-injection
              "from Order where state = '" + event.getPathParameters().get("state") + "'",
              Order.class)
          .list();
    }
  }

  public List<?> hqlOk(APIGatewayProxyRequestEvent event, Context c) {
    try (Session s = FACTORY.openSession()) {
      return s.createQuery("from Order where state = :s", Order.class)
          .setParameter("s", event.getPathParameters().get("state"))
          .list();
    }
  }

  public List<?> jdbi(APIGatewayProxyRequestEvent event, Context c) {
    String order = event.getQueryStringParameters().getOrDefault("order", "id");
    return jdbi.withHandle(
        h ->
            h.createQuery("select * from t order by " + order) // finding: sql-injection
                .mapToMap()
                .list());
  }

  public Object jooq(APIGatewayProxyRequestEvent event, Context c) {
    return dsl.fetch( // finding: sql-injection
        "select * from t where a = '" + event.getBody() + "'");
  }

  public Object jooqOk(APIGatewayProxyRequestEvent event, Context c) {
    return dsl.fetch("select * from t where a = ?", event.getBody());
  }

  public String rds(APIGatewayProxyRequestEvent event, Context c) {
    return RDS.executeStatement( // finding: sql-injection
            r ->
                r.resourceArn("x")
                    .secretArn("y")
                    .sql("delete from t where id = " + event.getPathParameters().get("id")))
        .toString();
  }

  public String athena(APIGatewayProxyRequestEvent event, Context c) {
    String q =
        String.format(
            Locale.ROOT,
            "select * from logs where day = '%s'",
            event.getQueryStringParameters().get("day"));
    return ATHENA
        .startQueryExecution(r -> r.queryString(q)) // finding: sql-injection
        .queryExecutionId();
  }

  public int scan1(APIGatewayProxyRequestEvent event, Context c) {
    ScanRequest r =
        new ScanRequest().withTableName("t").withFilterExpression("state = " + event.getBody());
    int n = 0;
    Map<String, AttributeValue> last = null;
    do {
      ScanResult result = DDB.scan(r.withExclusiveStartKey(last)); // finding: nosql-injection
      n += result.getCount();
      last = result.getLastEvaluatedKey();
    } while (last != null);
    return n;
  }

  public int mapper(APIGatewayProxyRequestEvent event, Context c) {
    DynamoDBScanExpression e =
        new DynamoDBScanExpression()
            .withFilterExpression( // finding: nosql-injection
                "owner = " + event.getQueryStringParameters().get("o"));
    return MAPPER.scan(Order.class, e).size();
  }

  public void doc(APIGatewayProxyRequestEvent event, Context c) {
    Table t = DOC.getTable("orders");
    t.updateItem(
        new UpdateItemSpec()
            .withPrimaryKey("id", "1")
            .withUpdateExpression( // finding: nosql-injection
                "set " + event.getQueryStringParameters().get("f") + " = :v"));
  }

  public String redis(APIGatewayProxyRequestEvent event, Context c) {
    return JEDIS
        .eval("return redis.call('get', '" + event.getBody() + "')") // finding: nosql-injection
        .toString();
  }

  private static final JedisPooled JEDIS = new JedisPooled("cache", 6379);

  public Object spel(APIGatewayProxyRequestEvent event, Context c) {
    return new SpelExpressionParser()
        .parseExpression(event.getBody())
        .getValue(); // finding: code-injection
  }

  public Object mvel(APIGatewayProxyRequestEvent event, Context c) {
    return MVEL.eval(event.getBody(), new HashMap<>()); // finding: code-injection
  }

  public Object groovy(APIGatewayProxyRequestEvent event, Context c) {
    return new GroovyShell().evaluate(event.getBody()); // finding: code-injection
  }

  public Object jexl(APIGatewayProxyRequestEvent event, Context c) {
    JexlEngine e = new JexlBuilder().create();
    return e.createExpression(event.getBody()) // finding: code-injection
        .evaluate(new MapContext());
  }

  public String mustache(APIGatewayProxyRequestEvent event, Context c) {
    Mustache m =
        new DefaultMustacheFactory()
            .compile(new java.io.StringReader(event.getBody()), "x"); // finding: template-injection
    return m.getName();
  }

  public String st(APIGatewayProxyRequestEvent event, Context c) {
    return new ST(event.getBody()).render(); // finding: template-injection
  }

  public int ldap(APIGatewayProxyRequestEvent event, Context c) throws LDAPException {
    return LDAP.search( // finding: ldap-injection
            "dc=acme", SearchScope.SUB, "(uid=" + event.getBody() + ")")
        .getEntryCount();
  }

  private static LDAPConnection LDAP;

  public int ldapOk(APIGatewayProxyRequestEvent event, Context c) throws LDAPException {
    return LDAP.search(
            "dc=acme", SearchScope.SUB, Filter.createEqualityFilter("uid", event.getBody()))
        .getEntryCount();
  }

  public List<?> springLdap(APIGatewayProxyRequestEvent event, Context c) {
    return TEMPLATE.search( // finding: ldap-injection
        "",
        "(cn=" + event.getBody() + ")",
        (org.springframework.ldap.core.AttributesMapper<String>) a -> a.get("cn").toString());
  }

  private static LdapTemplate TEMPLATE;

  public int command(APIGatewayProxyRequestEvent event, Context c) throws Exception {
    List<String> cmd = new ArrayList<>();
    cmd.add("bash");
    cmd.add("-c");
    cmd.add("pdftotext " + event.getBody() + " -");
    return new ProcessBuilder(cmd).inheritIO().start().waitFor(); // finding: os-command-injection
  }

  public int commandOk(APIGatewayProxyRequestEvent event, Context c) throws Exception {
    return new ProcessBuilder("pdftotext", "--", "/tmp/in.pdf", "-").start().waitFor();
  }

  public int exec3(APIGatewayProxyRequestEvent event, Context c) throws Exception {
    CommandLine line =
        CommandLine.parse( // finding: os-command-injection
            "convert " + event.getBody() + " out.png");
    return line.getArguments().length;
  }

  static class Order {}
}

class Sources {
  static DataSource get() {
    return null;
  }

  static SessionFactory factory() {
    return null;
  }
}
