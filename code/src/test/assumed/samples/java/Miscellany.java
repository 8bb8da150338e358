package com.acme;

import com.amazonaws.services.lambda.runtime.*;
import com.amazonaws.services.lambda.runtime.events.*;
import java.io.*;
import java.net.*;
import java.net.http.*;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.security.*;
import java.util.*;
import java.util.regex.*;
import java.util.zip.*;
import javax.crypto.*;
import javax.crypto.spec.*;
import javax.naming.directory.*;
import javax.script.*;
import javax.xml.xpath.*;
import org.w3c.dom.Document;
import software.amazon.awssdk.auth.credentials.*;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

public class Misc {
  private static final String API_KEY =
      "sk_live_51HqLyjWDarjtT1zdp7dcXbXX"; // finding: secret-in-code

  public APIGatewayProxyResponseEvent html(APIGatewayProxyRequestEvent event, Context context) {
    String name = event.getQueryStringParameters().get("name");
    return new APIGatewayProxyResponseEvent()
        .withStatusCode(200)
        .withHeaders(Map.of("Content-Type", "text/html"))
        .withBody("<html><body>Hi " + name + "</body></html>"); // finding: cross-site-scripting
  }

  public APIGatewayProxyResponseEvent redirect(APIGatewayProxyRequestEvent event, Context context) {
    String to = event.getQueryStringParameters().get("to");
    APIGatewayProxyResponseEvent r = new APIGatewayProxyResponseEvent();
    r.setStatusCode(302);
    r.setHeaders(Collections.singletonMap("Location", to)); // finding: open-redirect
    return r;
  }

  public APIGatewayProxyResponseEvent redirectOk(
      APIGatewayProxyRequestEvent event, Context context) {
    String to = event.getQueryStringParameters().get("to");
    if (!to.startsWith("/") || to.startsWith("//")) to = "/";
    return new APIGatewayProxyResponseEvent()
        .withStatusCode(302)
        .withHeaders(Map.of("Location", "https://app.example.com" + to));
  }

  public APIGatewayProxyResponseEvent cookie(APIGatewayProxyRequestEvent event, Context context) {
    Map<String, String> h = new HashMap<>();
    h.put("Set-Cookie", "session=" + UUID.randomUUID() + "; Path=/"); // finding: insecure-cookie
    return new APIGatewayProxyResponseEvent()
        .withStatusCode(200)
        .withHeaders(h);
  }

  public APIGatewayProxyResponseEvent cors(APIGatewayProxyRequestEvent event, Context context) {
    Map<String, String> h = new HashMap<>();
    h.put( // finding: cors-any-origin
        "Access-Control-Allow-Origin", event.getHeaders().get("origin"));
    h.put("Access-Control-Allow-Credentials", "true");
    return new APIGatewayProxyResponseEvent().withStatusCode(200).withHeaders(h);
  }

  public String regex(APIGatewayProxyRequestEvent event, Context context) {
    var q = event.getQueryStringParameters();
    Pattern p = Pattern.compile(q.get("pattern")); // finding: regex-injection
    boolean slow =
        Pattern.compile("^(\\w+\\s?)+$").matcher(q.get("text")).matches(); // finding: slow-pattern
    return "" + p.matcher("x").find() + slow;
  }

  public String script(APIGatewayProxyRequestEvent event, Context context) throws Exception {
    ScriptEngine engine = new ScriptEngineManager().getEngineByName("js");
    return engine.eval("1 + " + event.getBody()).toString(); // finding: code-injection
  }

  public String deserialize(APIGatewayProxyRequestEvent event, Context context) throws Exception {
    byte[] data = Base64.getDecoder().decode(event.getBody());
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(data))) {
      return in.readObject().toString(); // finding: unsafe-deserialization
    }
  }

  public String yaml(APIGatewayProxyRequestEvent event, Context context) {
    return new org.yaml.snakeyaml.Yaml()
        .load(event.getBody()) // finding: unsafe-deserialization
        .toString();
  }

  public String ldap(APIGatewayProxyRequestEvent event, Context context) throws Exception {
    DirContext ctx = new InitialDirContext(new Hashtable<>()); // finding: client-per-invocation
    var r =
        ctx.search( // finding: ldap-injection
            "ou=people",
            "(uid=" + event.getPathParameters().get("uid") + ")",
            new SearchControls());
    ctx.close();
    return r.next().getName();
  }

  public String xpath(APIGatewayProxyRequestEvent event, Context context) throws Exception {
    XPath xp = XPathFactory.newInstance().newXPath();
    return xp.evaluate( // finding: xpath-injection
        "//user[@name='" + event.getBody() + "']/role", doc);
  }

  private Document doc;

  public void unzip(S3Event event, Context context) throws Exception {
    InputStream body =
        s3.getObject(
            b -> b.bucket("in").key(event.getRecords().get(0).getS3().getObject().getKey()));
    try (ZipInputStream zip = new ZipInputStream(body)) {
      ZipEntry e;
      while ((e = zip.getNextEntry()) != null) {
        Path out = Path.of("/tmp/unpacked", e.getName());
        Files.copy( // finding: temporary-file-kept, unsafe-archive-extraction
            zip, out, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  public void unzipOk(S3Event event, Context context) throws Exception {
    Path root = Files.createTempDirectory("x"); // finding: temporary-file-kept
    try (ZipInputStream zip =
        new ZipInputStream(
            s3.getObject(
                b -> b.bucket("in").key(event.getRecords().get(0).getS3().getObject().getKey())))) {
      ZipEntry e;
      while ((e = zip.getNextEntry()) != null) {
        Path out = root.resolve(e.getName()).normalize();
        if (!out.startsWith(root)) throw new IOException("bad entry");
        Files.copy(zip, out, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static final S3Client s3 = S3Client.create();

  public void crypto(APIGatewayProxyRequestEvent event, Context context) throws Exception {
    Cipher c = Cipher.getInstance("AES/ECB/PKCS5Padding"); // finding: weak-cipher
    MessageDigest md = MessageDigest.getInstance("MD5"); // finding: weak-hash
    KeyPairGenerator g = KeyPairGenerator.getInstance("RSA");
    g.initialize(1024); // finding: short-key
    String token = Long.toHexString(new Random().nextLong()); // finding: guessable-secret
    SecretKeySpec key =
        new SecretKeySpec( // finding: secret-in-code
            "0123456789abcdef".getBytes(StandardCharsets.UTF_8), "AES");
    SSLContext();
  }

  void SSLContext() throws Exception {
    javax.net.ssl.SSLContext ctx =
        javax.net.ssl.SSLContext.getInstance("TLSv1"); // finding: obsolete-protocol
    ctx.init(
        null,
        new javax.net.ssl.TrustManager[] {
          new javax.net.ssl.X509TrustManager() {
            public void checkClientTrusted(java.security.cert.X509Certificate[] c, String a) {}

            public void checkServerTrusted( // finding: tls-verification-off
                java.security.cert.X509Certificate[] c, String a) {}

            public java.security.cert.X509Certificate[] getAcceptedIssuers() {
              return new java.security.cert.X509Certificate[0];
            }
          }
        },
        new SecureRandom());
    javax.net.ssl.HttpsURLConnection.setDefaultHostnameVerifier( // finding: tls-verification-off
        (h, s) -> true);
  }

  public String secret(APIGatewayProxyRequestEvent event, Context context) {
    String value = sm.getSecretValue(b -> b.secretId("db")).secretString();
    context.getLogger().log("secret is " + value); // finding: secret-logged
    System.out.println("auth " + event.getHeaders().get("Authorization")); // finding: secret-logged
    return "";
  }

  private static final SecretsManagerClient sm = SecretsManagerClient.create();

  public String keys(APIGatewayProxyRequestEvent event, Context context) {
    S3Client c =
        S3Client.builder() // finding: client-per-invocation
            .credentialsProvider(
                StaticCredentialsProvider.create( // finding: keys-handed-to-client
                    AwsBasicCredentials.create(
                        System.getenv("KEY"),
                        System.getenv("SECRET"))))
            .build();
    return c.listBuckets().toString();
  }

  public String fetch(APIGatewayProxyRequestEvent event, Context context) throws Exception {
    URL url = new URL(event.getQueryStringParameters().get("url"));
    HttpURLConnection con =
        (HttpURLConnection)
            url.openConnection(); // finding: server-side-request-forgery, request-without-timeout
    try (BufferedReader r = new BufferedReader(new InputStreamReader(con.getInputStream()))) {
      return r.readLine();
    }
  }

  public String invoke(APIGatewayProxyRequestEvent event, Context context) {
    return lambda
        .invoke( // finding: waiting-for-function
            b ->
                b.functionName("other")
                    .payload(software.amazon.awssdk.core.SdkBytes.fromUtf8String("{}")))
        .payload()
        .asUtf8String();
  }

  private static final LambdaClient lambda = LambdaClient.create();

  public String admin(APIGatewayProxyRequestEvent event, Context context) {
    if ("admin".equals(event.getHeaders().get("x-role"))) { // finding: caller-decides-rights
      return delete();
    }
    return "no";
  }

  private String delete() {
    return "deleted";
  }

  public String unclosed(APIGatewayProxyRequestEvent event, Context context) throws Exception {
    BufferedReader r =
        new BufferedReader(new FileReader("/var/task/conf.txt")); // finding: unclosed-resource
    return r.readLine();
  }

  public String temp(APIGatewayProxyRequestEvent event, Context context) throws Exception {
    Files.writeString( // finding: temporary-file-kept
        Path.of("/tmp/log.txt"),
        event.getBody(),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    return "";
  }

  public void swallowed(SQSEvent event, Context context) {
    for (var m : event.getRecords()) {
      try {
        process(m.getBody());
      } catch (Exception e) { // finding: swallowed-failure
        context.getLogger().log("failed " + e);
      }
    }
  }

  public SQSBatchResponse untold(SQSEvent event, Context context) {
    var failed = new ArrayList<SQSBatchResponse.BatchItemFailure>();
    for (var m : event.getRecords()) {
      try {
        process(m.getBody());
      } catch (Exception e) {
        failed.add(new SQSBatchResponse.BatchItemFailure(m.getMessageId()));
      }
    }
    return new SQSBatchResponse(failed);
  }

  private void process(String body) throws IOException {
    if (body.isEmpty()) throw new IOException();
  }

  public void thread(APIGatewayProxyRequestEvent event, Context context) {
    new Thread(() -> process2()).start(); // finding: unawaited-call
    java.util.concurrent.CompletableFuture.runAsync(() -> process2()); // finding: unawaited-call
  }

  private void process2() {}

  public String header(APIGatewayProxyRequestEvent event, Context context) {
    return null;
  }

  public String exec(APIGatewayProxyRequestEvent event, Context context) throws Exception {
    Process p =
        Runtime.getRuntime()
            .exec( // finding: os-command-injection
                new String[] {"/bin/sh", "-c", "ls " + event.getBody()});
    Process p2 =
        Runtime.getRuntime()
            .exec( // finding: os-command-injection
                "ping -c 1 " + event.getQueryStringParameters().get("host"));
    p.waitFor();
    return "" + p2.exitValue();
  }
}
