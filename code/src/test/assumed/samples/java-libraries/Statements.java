package libraries.statements;
import com.amazonaws.services.lambda.runtime.*;
import com.amazonaws.services.lambda.runtime.events.*;
import java.util.*;
import java.nio.file.*;
import java.io.*;
import java.sql.*;
class Sql2oQ implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
  static final org.sql2o.Sql2o DB = new org.sql2o.Sql2o(System.getenv("URL"), "u", System.getenv("PW"));
  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    try (org.sql2o.Connection con = DB.open()) {
      var l = con.createQuery("select * from t where n = '" + q + "'").executeAndFetch(String.class); // finding: sql-injection
      var ok = con.createQuery("select * from t where n = :n").addParameter("n", q).executeAndFetch(String.class);
      return answer(l.toString());
    }
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class MyBatisQ implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
  static final org.apache.ibatis.session.SqlSessionFactory F = Wiring.factory();
  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    try (org.apache.ibatis.session.SqlSession s = F.openSession()) {
      var l = org.apache.ibatis.jdbc.SqlRunner.class;
      new org.apache.ibatis.jdbc.SqlRunner(s.getConnection()).selectAll("select * from t where n = '" + q + "'"); // finding: sql-injection
    }
    return null;
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class JooqQ implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
  static final org.jooq.DSLContext DB = Wiring.dsl();
  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    DB.fetch("select * from t where n = '" + q + "'"); // finding: sql-injection
    DB.selectFrom("t").where("n = '" + q + "'").fetch(); // finding: sql-injection
    DB.select().from("t").orderBy(org.jooq.impl.DSL.field(q)).fetch(); // finding: sql-injection
    DB.fetch("select * from t where n = ?", q);
    DB.fetchOne("select * from t where n = " + q); // finding: sql-injection
    DB.batch("delete from t where n = '" + q + "'").execute(); // finding: sql-injection
    return null;
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class JdbiQ implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
  static final org.jdbi.v3.core.Jdbi DB = org.jdbi.v3.core.Jdbi.create(System.getenv("URL"));
  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    DB.withHandle(h -> h.createQuery("select * from t where n = '" + q + "'").mapToMap().list()); // finding: sql-injection
    DB.useHandle(h -> h.createUpdate("delete from t where n = '" + q + "'").execute()); // finding: sql-injection
    DB.withHandle(h -> h.select("select * from t where n = ?", q).mapToMap().list());
    return null;
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class SpringQ implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
  static final org.springframework.jdbc.core.JdbcTemplate T = Wiring.template();
  static final org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate N = Wiring.named();
  static final org.springframework.jdbc.core.simple.JdbcClient C = Wiring.client();
  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    T.queryForList("select * from t where n = '" + q + "'"); // finding: sql-injection
    T.queryForList("select * from t where n = ?", q);
    N.query("select * from t order by " + q, Map.of(), rs -> {}); // finding: sql-injection
    C.sql("select * from t where n = '" + q + "'").query().listOfRows(); // finding: sql-injection
    C.sql("select * from t where n = :n").param("n", q).query().listOfRows();
    return null;
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class R2dbcQ implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
  static final org.springframework.r2dbc.core.DatabaseClient C = Wiring.r2();
  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    C.sql("select * from t where n = '" + q + "'").fetch().all().collectList().block(java.time.Duration.ofSeconds(3)); // finding: sql-injection
    return null;
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class VertxQ implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
  static final io.vertx.sqlclient.Pool P = Wiring.pool();
  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    P.query("select * from t where n = '" + q + "'").execute().toCompletionStage().toCompletableFuture().join(); // finding: sql-injection
    P.preparedQuery("select * from t where n = $1").execute(io.vertx.sqlclient.Tuple.of(q)).toCompletionStage().toCompletableFuture().join();
    return null;
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class BigQueryQ implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
  static final com.google.cloud.bigquery.BigQuery BQ = com.google.cloud.bigquery.BigQueryOptions.getDefaultInstance().getService();
  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    BQ.query(com.google.cloud.bigquery.QueryJobConfiguration.newBuilder("select * from t where n = '" + q + "'").build()); // finding: sql-injection
    return null;
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class CassQ implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
  static final com.datastax.oss.driver.api.core.CqlSession S = Wiring.cql();
  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    S.execute("select * from t where n = '" + q + "'"); // finding: nosql-injection
    S.execute(com.datastax.oss.driver.api.core.cql.SimpleStatement.newInstance("select * from t where n = '" + q + "'")); // finding: nosql-injection
    S.execute(com.datastax.oss.driver.api.core.cql.SimpleStatement.newInstance("select * from t where n = ?", q));
    S.prepare("select * from t where n = '" + q + "'"); // finding: nosql-injection
    return null;
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class Neo4jQ implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
  static final org.neo4j.driver.Driver D = Wiring.neo();
  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    try (org.neo4j.driver.Session s = D.session()) {
      s.run("match (n {name: '" + q + "'}) return n"); // finding: nosql-injection
      s.run("match (n {name: $n}) return n", Map.of("n", q));
      s.executeRead(tx -> tx.run("match (n {name: '" + q + "'}) return n").list()); // finding: nosql-injection
      s.executeRead(tx -> tx.run("match (n {name: $n}) return n", Map.of("n", q)).list());
    }
    D.executableQuery("match (n {name: '" + q + "'}) return n").execute(); // finding: nosql-injection
    return null;
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class InfluxQ implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
  static final com.influxdb.client.InfluxDBClient D = Wiring.influx();
  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    D.getQueryApi().query("from(bucket: \"b\") |> filter(fn: (r) => r.n == \"" + q + "\")"); // finding: nosql-injection
    return null;
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class GremlinQ implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
  static final org.apache.tinkerpop.gremlin.driver.Client D = Wiring.gremlin();
  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    D.submit("g.V().has('n','" + q + "')").all().get(); // finding: nosql-injection
    return null;
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class ClickQ implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
  static final com.clickhouse.client.api.Client D = Wiring.click();
  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    D.query("select * from t where n = '" + q + "'").get(); // finding: sql-injection
    return null;
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class CouchQ implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
  static final com.couchbase.client.java.Cluster D = Wiring.couch();
  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    D.query("select * from t where n = '" + q + "'"); // finding: nosql-injection
    return null;
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class ArangoQ implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
  static final com.arangodb.ArangoDatabase D = Wiring.arango();
  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    D.query("for u in users filter u.n == '" + q + "' return u", String.class); // finding: nosql-injection
    D.query("for u in users filter u.n == @n return u", String.class, Map.of("n", q));
    return null;
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class MongoQ implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
  static final com.mongodb.client.MongoCollection<org.bson.Document> D = Wiring.mongo();
  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    D.find(org.bson.Document.parse("{n: '" + q + "'}")).first(); // finding: nosql-injection
    D.find(org.bson.BsonDocument.parse("{n: '" + q + "'}")).first(); // finding: nosql-injection
    D.find(com.mongodb.client.model.Filters.where("this.n == '" + q + "'")).first(); // finding: nosql-injection
    D.find(com.mongodb.client.model.Filters.eq("n", q)).first();
    D.find(new org.bson.Document("$where", "this.n == '" + q + "'")).first(); // finding: nosql-injection
    D.aggregate(List.of(org.bson.Document.parse("{$match: {n: '" + q + "'}}"))).first(); // finding: nosql-injection
    return null;
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class SpringMongoQ implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
  static final org.springframework.data.mongodb.core.MongoTemplate D = Wiring.mongoT();
  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    D.find(new org.springframework.data.mongodb.core.query.BasicQuery("{n: '" + q + "'}"), String.class); // finding: nosql-injection
    D.find(org.springframework.data.mongodb.core.query.Query.query(org.springframework.data.mongodb.core.query.Criteria.where("n").is(q)), String.class);
    return null;
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class ElasticQ implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
  static final org.opensearch.client.opensearch.OpenSearchClient D = Wiring.os();
  static final org.elasticsearch.client.RestClient R = Wiring.rc();
  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    org.elasticsearch.client.Request r = new org.elasticsearch.client.Request("GET", "/i/_search");
    r.setJsonEntity("{\"query\":{\"match\":{\"n\":\"" + q + "\"}}}"); // finding: nosql-injection
    R.performRequest(r);
    return null;
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class DynQ implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
  static final software.amazon.awssdk.services.dynamodb.DynamoDbClient D = software.amazon.awssdk.services.dynamodb.DynamoDbClient.create();
  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    D.executeStatement(r -> r.statement("select * from t where n = '" + q + "'")); // finding: nosql-injection
    D.executeStatement(r -> r.statement("select * from t where n = ?").parameters(software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS(q)));
    D.batchExecuteStatement(r -> r.statements(software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest.builder().statement("select * from t where n = '" + q + "'").build())); // finding: ignored-batch-failure, nosql-injection
    return null;
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class HibQ implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
  static final org.hibernate.SessionFactory F = Wiring.hib();
  static final jakarta.persistence.EntityManagerFactory E = Wiring.emf();
  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    try (org.hibernate.Session s = F.openSession()) {
      s.createNativeQuery("select * from t where n = '" + q + "'", Object.class).list(); // finding: sql-injection
      s.createQuery("from T where n = :n", Object.class).setParameter("n", q).list();
    }
    jakarta.persistence.EntityManager em = E.createEntityManager(); // finding: unclosed-resource
    em.createQuery("select t from T t where t.n = '" + q + "'").getResultList(); // finding: sql-injection
    return null;
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class JpaStoredQ implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
  static final org.springframework.jdbc.core.simple.SimpleJdbcInsert I = Wiring.insert();
  static final org.apache.commons.dbutils.QueryRunner RUN = new org.apache.commons.dbutils.QueryRunner(Wiring.ds());
  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    RUN.query("select * from t where n = '" + q + "'", rs -> null); // finding: sql-injection
    RUN.query("select * from t where n = ?", rs -> null, q);
    return null;
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class ReladoQ implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
  static final io.ebean.Database DB = io.ebean.DB.getDefault();
  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    DB.findNative(Object.class, "select * from t where n = '" + q + "'").findList(); // finding: sql-injection
    DB.sqlQuery("select * from t where n = '" + q + "'").findList(); // finding: sql-injection
    DB.find(Object.class).where().raw("n = '" + q + "'").findList(); // finding: sql-injection
    DB.find(Object.class).where().eq("n", q).findList();
    return null;
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class QdslQ implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
  static final com.querydsl.jpa.impl.JPAQueryFactory QF = Wiring.qf();
  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    QF.selectFrom(QT.t).where(com.querydsl.core.types.dsl.Expressions.booleanTemplate("n = '" + q + "'")).fetch(); // finding: sql-injection
    QF.selectFrom(QT.t).where(com.querydsl.core.types.dsl.Expressions.booleanTemplate("n = {0}", q)).fetch();
    return null;
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class SnowQ implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
  static final javax.sql.DataSource DS = Wiring.ds();
  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    try (Connection c = DS.getConnection(); Statement s = c.createStatement(); ResultSet r = s.executeQuery(String.format("select * from t where n = '%s'", q))) { // finding: sql-injection
      return answer(r.getString(1));
    }
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class SpringDataCriteria implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
  static final org.springframework.data.jdbc.core.JdbcAggregateTemplate X = null;
  static final software.amazon.awssdk.services.rdsdata.RdsDataClient RDS = software.amazon.awssdk.services.rdsdata.RdsDataClient.create();
  static final software.amazon.awssdk.services.athena.AthenaClient ATH = software.amazon.awssdk.services.athena.AthenaClient.create();
  static final software.amazon.awssdk.services.neptunedata.NeptunedataClient NEP = software.amazon.awssdk.services.neptunedata.NeptunedataClient.create();
  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    RDS.executeStatement(r -> r.sql("select * from t where n = '" + q + "'").resourceArn("a")); // finding: sql-injection
    ATH.startQueryExecution(r -> r.queryString("select * from t where n = '" + q + "'")); // finding: sql-injection
    NEP.executeOpenCypherQuery(r -> r.openCypherQuery("match (n {x: '" + q + "'}) return n")); // finding: nosql-injection
    return null;

   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
