package com.acme;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.*;
import com.datastax.oss.driver.api.core.CqlSession;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.xml.XmlMapper;
import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.thoughtworks.xstream.XStream;
import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Input;
import java.io.*;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.security.*;
import java.util.*;
import java.util.jar.*;
import java.util.stream.*;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.*;
import javax.xml.bind.JAXBContext;
import javax.xml.bind.Unmarshaller;
import javax.mail.*;
import org.apache.commons.compress.archivers.tar.*;
import org.apache.commons.net.ftp.FTPClient;
import org.neo4j.driver.*;
import org.opensearch.client.opensearch.OpenSearchClient;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.transport.verification.PromiscuousVerifier;
import software.amazon.awssdk.services.timestreamquery.TimestreamQueryClient;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.core.SdkBytes;

public class A {
  private static final CqlSession CQL = CqlSession.builder().build();
  private static final Driver NEO = GraphDatabase.driver("neo4j://db");
  private static final TimestreamQueryClient TS = TimestreamQueryClient.create();
  private static final RedshiftDataClient RS = RedshiftDataClient.create();
  private static final S3Client S3 = S3Client.create();
  private final Gson gson = new Gson();

  public String cql(APIGatewayProxyRequestEvent e, Context c) {
    return CQL.execute("select * from users where id = '" + e.getPathParameters().get("id") + "'").one().toString(); // finding: nosql-injection


  }
  public String cypher(APIGatewayProxyRequestEvent e, Context c) {
    try (Session s = NEO.session()) {
      return s.run("match (n {name: '" + e.getBody() + "'}) return n").toString();


    }
  }
  public String timestream(APIGatewayProxyRequestEvent e, Context c) {
    return TS.query(q -> q.queryString("select * from t where d = '" + e.getBody() + "'")).toString(); // finding: sql-injection


  }
  public String redshift(APIGatewayProxyRequestEvent e, Context c) {
    return RS.executeStatement(r -> r.database("d").sql("select " + e.getBody())).id(); // finding: sql-injection


  }
  public String xstream(SQSEvent e, Context c) {
    XStream x = new XStream();
    return x.fromXML(e.getRecords().get(0).getBody()).toString(); // finding: unsafe-deserialization


  }
  public String kryo(KinesisEvent e, Context c) {
    Kryo k = new Kryo();
    k.setRegistrationRequired(false);
    return k.readClassAndObject(new Input(e.getRecords().get(0).getKinesis().getData().array())).toString(); // finding: unsafe-deserialization


  }
  public Object typed(SQSEvent e, Context c) throws Exception {
    ObjectMapper m = new ObjectMapper();
    m.activateDefaultTyping(m.getPolymorphicTypeValidator(), ObjectMapper.DefaultTyping.NON_FINAL);
    return m.readValue(e.getRecords().get(0).getBody(), Object.class); // finding: unsafe-deserialization


  }
  @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
  interface Shape {}
  public Object annotated(SQSEvent e, Context c) throws Exception {
    return new ObjectMapper().readValue(e.getRecords().get(0).getBody(), Shape.class); // finding: unsafe-deserialization


  }
  public Object plain(SQSEvent e, Context c) throws Exception {
    return new ObjectMapper().readValue(e.getRecords().get(0).getBody(), Map.class);
  }
  public Object jaxb(SQSEvent e, Context c) throws Exception {
    Unmarshaller u = JAXBContext.newInstance(Order.class).createUnmarshaller();
    return u.unmarshal(new StringReader(e.getRecords().get(0).getBody()));
  }
  static class Order {}
  public void tar(S3Event e, Context c) throws Exception {
    var s = e.getRecords().get(0).getS3();
    try (TarArchiveInputStream in = new TarArchiveInputStream(S3.getObject(GetObjectRequest.builder().bucket(s.getBucket().getName()).key(s.getObject().getKey()).build()))) {
      TarArchiveEntry entry;
      while ((entry = in.getNextTarEntry()) != null) {
        File f = new File("/tmp/x", entry.getName());
        try (OutputStream out = new FileOutputStream(f)) { // finding: temporary-file-kept, unsafe-archive-extraction


          in.transferTo(out);
        }
      }
    }
  }
  public void tarOk(S3Event e, Context c) throws Exception {
    var s = e.getRecords().get(0).getS3();
    File root = new File("/tmp/x");
    try (TarArchiveInputStream in = new TarArchiveInputStream(S3.getObject(b -> b.bucket(s.getBucket().getName()).key(s.getObject().getKey())))) {
      TarArchiveEntry entry;
      while ((entry = in.getNextTarEntry()) != null) {
        File f = new File(root, entry.getName());
        if (!f.getCanonicalPath().startsWith(root.getCanonicalPath() + File.separator)) throw new IOException("outside");
        try (OutputStream out = new FileOutputStream(f)) { // finding: temporary-file-kept
          in.transferTo(out);
        }
      }
    }
  }
  public void ftp(ScheduledEvent e, Context c) throws Exception {
    FTPClient f = new FTPClient(); // finding: obsolete-protocol


    f.connect("ftp.example.com");
    f.disconnect();
  }
  public void ssh(ScheduledEvent e, Context c) throws Exception {
    try (SSHClient s = new SSHClient()) {
      s.addHostKeyVerifier(new PromiscuousVerifier()); // finding: host-key-not-verified


      s.connect("host");
    }
  }
  public String hmac(APIGatewayProxyRequestEvent e, Context c) throws Exception {
    Mac m = Mac.getInstance("HmacSHA1");
    m.init(new SecretKeySpec("topsecretvalue123".getBytes(StandardCharsets.UTF_8), "HmacSHA1")); // finding: secret-in-code


    return Base64.getEncoder().encodeToString(m.doFinal(e.getBody().getBytes()));
  }
  public String iv(APIGatewayProxyRequestEvent e, Context c) throws Exception {
    Cipher x = Cipher.getInstance("AES/CBC/PKCS5Padding");
    x.init(Cipher.ENCRYPT_MODE, KEY, new IvParameterSpec(new byte[16])); // finding: weak-cipher


    return Base64.getEncoder().encodeToString(x.doFinal(e.getBody().getBytes()));
  }
  public String gcm(APIGatewayProxyRequestEvent e, Context c) throws Exception {
    byte[] iv = new byte[12];
    new SecureRandom().nextBytes(iv);
    Cipher x = Cipher.getInstance("AES/GCM/NoPadding");
    x.init(Cipher.ENCRYPT_MODE, KEY, new GCMParameterSpec(128, iv));
    return Base64.getEncoder().encodeToString(x.doFinal(e.getBody().getBytes()));
  }
  private static Key KEY;
  public String password(APIGatewayProxyRequestEvent e, Context c) throws Exception {
    String salt = "x";
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest((salt + e.getBody()).getBytes())); // finding: weak-hash


  }
  public void assume(APIGatewayProxyRequestEvent e, Context c) {
    StsClient.create().assumeRole(r -> r.roleArn(e.getQueryStringParameters().get("role")).roleSessionName("x")); // finding: event-chosen-resource, client-per-invocation


  }
  public String param(APIGatewayProxyRequestEvent e, Context c) {
    return SSM.getParameter(r -> r.name(e.getPathParameters().get("name")).withDecryption(true)).parameter().value(); // finding: event-chosen-resource


  }
  private static final SsmClient SSM = SsmClient.create();
  public String start(APIGatewayProxyRequestEvent e, Context c) {
    return SFN.startExecution(r -> r.stateMachineArn(e.getHeaders().get("x-machine")).input("{}")).executionArn(); // finding: event-chosen-resource


  }
  private static final SfnClient SFN = SfnClient.create();
  public void kinesis(APIGatewayProxyRequestEvent e, Context c) {
    KIN.putRecord(r -> r.streamName("s").partitionKey("p").data(SdkBytes.fromUtf8String(e.getBody()))); // finding: unawaited-call


  }
  private static final KinesisAsyncClient KIN = KinesisAsyncClient.create();
  public Map<String, Object> generic(Map<String, Object> event, Context c) throws Exception {
    Map<String, String> q = (Map<String, String>) event.get("queryStringParameters");
    String file = q.get("file");
    return Map.of("statusCode", 200, "body", Files.readString(Paths.get("/mnt/data/" + file))); // finding: path-traversal


  }
  public void stream(InputStream in, OutputStream out, Context c) throws IOException {
    JsonObject event = gson.fromJson(new InputStreamReader(in, StandardCharsets.UTF_8), JsonObject.class);
    String name = event.getAsJsonObject("queryStringParameters").get("name").getAsString();
    JsonObject response = new JsonObject();
    JsonObject headers = new JsonObject();
    headers.addProperty("Content-Type", "text/html");
    response.addProperty("statusCode", 200);
    response.add("headers", headers);
    response.addProperty("body", "<p>" + name + "</p>"); // finding: cross-site-scripting


    out.write(response.toString().getBytes(StandardCharsets.UTF_8));
  }
  public void stream2(InputStream in, OutputStream out, Context c) throws IOException {
    Map<String, Object> event = new ObjectMapper().readValue(in, Map.class);
    Map<String, Object> headers = new HashMap<>();
    headers.put("Location", ((Map<String, String>) event.get("queryStringParameters")).get("to")); // finding: open-redirect


    try (Writer w = new OutputStreamWriter(out)) {
      w.write(new ObjectMapper().writeValueAsString(Map.of("statusCode", 302, "headers", headers)));
    }
  }
  public APIGatewayV2WebSocketResponse ws(APIGatewayV2WebSocketEvent e, Context c) throws Exception {
    String body = e.getBody();
    Runtime.getRuntime().exec(new String[] {"sh", "-c", "echo " + body}); // finding: os-command-injection


    return new APIGatewayV2WebSocketResponse();
  }
  public void kafka(KafkaEvent e, Context c) throws Exception {
    for (var list : e.getRecords().values()) {
      for (var r : list) {
        String v = new String(Base64.getDecoder().decode(r.getValue()));
        CQL.execute("insert into t (v) values ('" + v + "')"); // finding: nosql-injection


      }
    }
  }
  public void mail(APIGatewayProxyRequestEvent e, Context c) throws Exception {
    Properties p = new Properties();
    p.put("mail.smtp.host", "smtp.example.com");
    p.put("mail.smtp.ssl.trust", "*"); // finding: tls-verification-off


    javax.mail.Session.getInstance(p);
  }
  public String header(APIGatewayProxyRequestEvent e, Context c) {
    return null;
  }
  public APIGatewayProxyResponseEvent hdr(APIGatewayProxyRequestEvent e, Context c) {
    Map<String, List<String>> multi = new HashMap<>();
    multi.put("X-Trace", List.of(e.getQueryStringParameters().get("trace"))); // finding: header-injection


    return new APIGatewayProxyResponseEvent().withStatusCode(200).withMultiValueHeaders(multi);
  }
  public String zip(S3Event e, Context c) throws IOException {
    Path dir = Files.createTempDirectory("x"); // finding: temporary-file-kept
    try (JarFile jar = new JarFile("/tmp/in.jar")) {
      for (JarEntry en : Collections.list(jar.entries())) {
        Files.copy(jar.getInputStream(en), dir.resolve(en.getName())); // finding: unsafe-archive-extraction


      }
    }
    return "";
  }
}
