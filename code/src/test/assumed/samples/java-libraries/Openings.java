package libraries.openings;
import com.amazonaws.services.lambda.runtime.*;
import com.amazonaws.services.lambda.runtime.events.*;
import java.util.*;
import java.nio.file.*;
import java.io.*;
import java.sql.*;
class ScanA implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    Scanner s = new Scanner(new File("/var/task/x.txt")); // finding: unclosed-resource
    return answer(s.nextLine());
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class ScanB implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    try (Scanner s = new Scanner(new File("/var/task/x.txt"))) { return answer(s.nextLine()); }
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class PoiA implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  static final software.amazon.awssdk.services.s3.S3Client S3 = software.amazon.awssdk.services.s3.S3Client.create();
  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    InputStream in = S3.getObject(b -> b.bucket("b").key("k")); // finding: unclosed-resource
    org.apache.poi.ss.usermodel.Workbook w = org.apache.poi.ss.usermodel.WorkbookFactory.create(in); // finding: unclosed-resource
    return answer(w.getSheetAt(0).getSheetName());
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class PdfA implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    org.apache.pdfbox.pdmodel.PDDocument d = org.apache.pdfbox.pdmodel.PDDocument.load(new File("/var/task/x.pdf")); // finding: unclosed-resource
    return answer(new org.apache.pdfbox.text.PDFTextStripper().getText(d));
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class CsvA implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    com.opencsv.CSVReader r = new com.opencsv.CSVReader(new FileReader("/var/task/x.csv")); // finding: unclosed-resource
    return answer(r.readNext()[0]);
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class CsvB implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    org.apache.commons.csv.CSVParser p = org.apache.commons.csv.CSVParser.parse(new File("/var/task/x.csv"), java.nio.charset.StandardCharsets.UTF_8, org.apache.commons.csv.CSVFormat.DEFAULT); // finding: unclosed-resource
    return answer(p.iterator().next().get(0));
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class PoolA implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    java.util.concurrent.ExecutorService pool = java.util.concurrent.Executors.newFixedThreadPool(4); // finding: unclosed-resource
    pool.submit(() -> 1).get();
    return null;
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class PoolB implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    java.util.concurrent.ExecutorService pool = java.util.concurrent.Executors.newFixedThreadPool(4);
    try { pool.submit(() -> 1).get(); } finally { pool.shutdown(); }
    return null;
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class PoolC implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  static final java.util.concurrent.ExecutorService POOL = java.util.concurrent.Executors.newFixedThreadPool(4);
  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    POOL.submit(() -> 1).get();
    return null;
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class LdapA implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    Hashtable<String, String> env = new Hashtable<>(); env.put("com.sun.jndi.ldap.read.timeout", "1000");
    javax.naming.directory.DirContext d = new javax.naming.directory.InitialDirContext(env); // finding: client-per-invocation, unclosed-resource
    return answer(d.getAttributes("ou=x").toString());
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class LdapB implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    com.unboundid.ldap.sdk.LDAPConnection c = new com.unboundid.ldap.sdk.LDAPConnection("h", 636); // finding: client-per-invocation, unclosed-resource
    return answer(c.getEntry("ou=x").toString());
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class MailA implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    jakarta.mail.Transport t = jakarta.mail.Session.getInstance(new Properties()).getTransport("smtps"); // finding: unclosed-resource
    t.connect("h", "u", System.getenv("PW"));
    t.sendMessage(null, null);
    return null;
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class MailB implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    jakarta.mail.Store t = jakarta.mail.Session.getInstance(new Properties()).getStore("imaps");
    try { t.connect("h", "u", System.getenv("PW")); return answer("" + t.getFolder("INBOX").getMessageCount()); } finally { t.close(); }
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class JedisA implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  static final redis.clients.jedis.JedisPool P = new redis.clients.jedis.JedisPool("h");
  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    redis.clients.jedis.Jedis j = P.getResource(); // finding: unclosed-resource
    return answer(j.get("k"));
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class JedisB implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    try (redis.clients.jedis.Jedis j = new redis.clients.jedis.Jedis("h")) { return answer(j.get("k")); } // finding: client-per-invocation
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class LettuceA implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    io.lettuce.core.RedisClient c = io.lettuce.core.RedisClient.create("redis://h"); // finding: client-per-invocation
    return answer(c.connect().sync().get("k"));
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class RabbitA implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    com.rabbitmq.client.ConnectionFactory f = new com.rabbitmq.client.ConnectionFactory();
    com.rabbitmq.client.Connection c = f.newConnection(); // finding: client-per-invocation, unclosed-resource
    com.rabbitmq.client.Channel ch = c.createChannel();
    ch.basicPublish("", "q", null, "x".getBytes());
    return null;
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class RabbitB implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    com.rabbitmq.client.ConnectionFactory f = new com.rabbitmq.client.ConnectionFactory();
    try (com.rabbitmq.client.Connection c = f.newConnection(); com.rabbitmq.client.Channel ch = c.createChannel()) { // finding: client-per-invocation
    ch.basicPublish("", "q", null, "x".getBytes()); }
    return null;
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class KafkaA implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    org.apache.kafka.clients.producer.KafkaProducer<String, String> p = new org.apache.kafka.clients.producer.KafkaProducer<>(new Properties()); // finding: client-per-invocation, unclosed-resource
    p.send(new org.apache.kafka.clients.producer.ProducerRecord<>("t", "v")).get();
    return null;
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class JmsA implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  static final javax.jms.ConnectionFactory F = Wiring.jms();
  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    javax.jms.Connection c = F.createConnection(); // finding: client-per-invocation, unclosed-resource
    javax.jms.Session s = c.createSession(false, 1);
    s.createProducer(s.createQueue("q")).send(s.createTextMessage("x"));
    return null;
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class HibA implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  static final org.hibernate.SessionFactory F = Wiring.hib();
  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    org.hibernate.Session s = F.openSession(); // finding: unclosed-resource
    return answer(s.get(String.class, 1).toString());
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class HibB implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  static final org.hibernate.SessionFactory F = Wiring.hib();
  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    org.hibernate.Session s = F.openSession();
    try { return answer(s.get(String.class, 1).toString()); } finally { s.close(); }
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class MybA implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  static final org.apache.ibatis.session.SqlSessionFactory F = Wiring.myb();
  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    org.apache.ibatis.session.SqlSession s = F.openSession(); // finding: unclosed-resource
    return answer(s.selectOne("x").toString());
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class JdbiA implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  static final org.jdbi.v3.core.Jdbi J = Wiring.jdbi();
  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    org.jdbi.v3.core.Handle h = J.open(); // finding: unclosed-resource
    return answer(h.createQuery("select 1").mapTo(String.class).one());
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class ApcA implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  static final org.apache.http.impl.client.CloseableHttpClient H = Wiring.http();
  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    org.apache.http.client.methods.CloseableHttpResponse r = H.execute(new org.apache.http.client.methods.HttpGet("https://x.example")); // finding: unclosed-resource
    return answer("" + r.getStatusLine().getStatusCode());
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class ApcB implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  static final org.apache.http.impl.client.CloseableHttpClient H = Wiring.http();
  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    org.apache.http.HttpResponse r = H.execute(new org.apache.http.client.methods.HttpGet("https://x.example"));
    return answer(org.apache.http.util.EntityUtils.toString(r.getEntity()));
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class ApcC implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    org.apache.http.impl.client.CloseableHttpClient h = org.apache.http.impl.client.HttpClientBuilder.create().setDefaultRequestConfig(org.apache.http.client.config.RequestConfig.custom().setSocketTimeout(1000).build()).build(); // finding: client-per-invocation
    return answer(h.execute(new org.apache.http.client.methods.HttpGet("https://x.example"), x -> "a"));
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class OkB implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  static final okhttp3.OkHttpClient C = new okhttp3.OkHttpClient();
  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    okhttp3.Response r = C.newCall(new okhttp3.Request.Builder().url("https://x.example").build()).execute(); // finding: unclosed-resource
    return answer(String.valueOf(r.code()));
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class OkC implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  static final okhttp3.OkHttpClient C = new okhttp3.OkHttpClient();
  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    okhttp3.Response r = C.newCall(new okhttp3.Request.Builder().url("https://x.example").build()).execute();
    return answer(r.body().string());
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class TarA implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    org.apache.commons.compress.archivers.tar.TarArchiveInputStream t = new org.apache.commons.compress.archivers.tar.TarArchiveInputStream(new FileInputStream("/var/task/x.tar")); // finding: unclosed-resource
    return answer("" + t.getNextEntry().getSize());
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class ZipA implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    java.util.zip.ZipFile z = new java.util.zip.ZipFile("/var/task/x.zip"); // finding: unclosed-resource
    return answer("" + z.size());
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class SevenA implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    org.apache.commons.compress.archivers.sevenz.SevenZFile z = new org.apache.commons.compress.archivers.sevenz.SevenZFile(new File("/var/task/x.7z")); // finding: unclosed-resource
    return answer("" + z.getNextEntry().getName());
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class SshA implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    com.jcraft.jsch.Session s = new com.jcraft.jsch.JSch().getSession("u", "h", 22); // finding: unclosed-resource
    s.connect(1000);
    return null;
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class SshB implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    net.schmizz.sshj.SSHClient s = new net.schmizz.sshj.SSHClient(); // finding: unclosed-resource
    s.loadKnownHosts(); s.connect("h");
    return null;
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class FtpA implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    org.apache.commons.net.ftp.FTPSClient s = new org.apache.commons.net.ftp.FTPSClient(); // finding: unclosed-resource
    s.connect("h");
    return null;
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class SdkA implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    software.amazon.awssdk.services.s3.S3AsyncClient a = software.amazon.awssdk.services.s3.S3AsyncClient.builder().build(); // finding: client-per-invocation
    software.amazon.awssdk.services.s3.presigner.S3Presigner p = software.amazon.awssdk.services.s3.presigner.S3Presigner.create(); // finding: client-per-invocation
    software.amazon.awssdk.transfer.s3.S3TransferManager tm = software.amazon.awssdk.transfer.s3.S3TransferManager.builder().build(); // finding: client-per-invocation
    software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient e = software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient.builder().build();
    com.amazonaws.services.s3.AmazonS3 v1 = com.amazonaws.services.s3.AmazonS3ClientBuilder.standard().build(); // finding: client-per-invocation
    com.amazonaws.services.s3.transfer.TransferManager t1 = com.amazonaws.services.s3.transfer.TransferManagerBuilder.defaultTransferManager(); // finding: client-per-invocation
    var cw = software.amazon.awssdk.services.cloudwatch.CloudWatchClient.builder().region(software.amazon.awssdk.regions.Region.EU_WEST_1).build(); // finding: client-per-invocation
    return null;
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class CliA implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    var m = com.mongodb.client.MongoClients.create(System.getenv("URI")); // finding: client-per-invocation
    return answer(m.getDatabase("d").getName());
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class CliB implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    var m = new org.elasticsearch.client.RestHighLevelClient(org.elasticsearch.client.RestClient.builder(new org.apache.http.HttpHost("h", 443, "https"))); // finding: client-per-invocation
    return answer(m.toString());
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class CliC implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    var m = com.google.cloud.storage.StorageOptions.getDefaultInstance().getService(); // finding: client-per-invocation
    return answer(m.toString());
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class CliD implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    var ds = new com.zaxxer.hikari.HikariDataSource(new com.zaxxer.hikari.HikariConfig()); // finding: client-per-invocation
    try (Connection c = ds.getConnection(); PreparedStatement s = c.prepareStatement("select 1"); ResultSet r = s.executeQuery()) { return answer(r.getString(1)); }
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class CliE implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    var d = org.neo4j.driver.GraphDatabase.driver("neo4j+s://h"); // finding: client-per-invocation
    return answer(d.toString());
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class CliF implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    var w = org.springframework.web.reactive.function.client.WebClient.builder().baseUrl("https://x.example").build(); // finding: client-per-invocation
    return answer(w.get().uri("/a").retrieve().bodyToMono(String.class).block(java.time.Duration.ofSeconds(1)));
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class CliG implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    var s = new com.microsoft.sqlserver.jdbc.SQLServerDataSource();
    s.setURL("jdbc:sqlserver://h");
    Connection c = s.getConnection(); // finding: client-per-invocation, unclosed-resource
    return answer(c.getCatalog());
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class CliH implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    var v = com.azure.storage.blob.BlobServiceClientBuilder.class;
    var b = new com.azure.storage.blob.BlobServiceClientBuilder().endpoint("https://h").buildClient(); // finding: client-per-invocation
    return answer(b.getAccountName());
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class CliI implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    var f = jakarta.persistence.Persistence.createEntityManagerFactory("x"); // finding: client-per-invocation
    try (var em = f.createEntityManager()) { return answer(em.find(String.class, 1)); }
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class StmA implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    try (Connection c = DriverManager.getConnection("jdbc:postgresql://h/d")) { // finding: client-per-invocation
      PreparedStatement p = c.prepareStatement("select 1");
      return answer(p.executeQuery().getString(1));
    }
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
