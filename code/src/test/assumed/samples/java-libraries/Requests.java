package libraries.requests;
import com.amazonaws.services.lambda.runtime.*;
import com.amazonaws.services.lambda.runtime.events.*;
import java.util.*;
import java.nio.file.*;
import java.io.*;
import java.sql.*;
class ApacheA implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  static final org.apache.http.impl.client.CloseableHttpClient H = org.apache.http.impl.client.HttpClients.createDefault(); // finding: request-without-timeout
  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    try (var r = H.execute(new org.apache.http.client.methods.HttpGet(q))) { return answer(r.toString()); } // finding: server-side-request-forgery
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class ApacheB implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  static final org.apache.hc.client5.http.impl.classic.CloseableHttpClient H = Wiring.h();
  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    var req = org.apache.hc.core5.http.io.support.ClassicRequestBuilder.get(q).build(); // finding: server-side-request-forgery
    return answer(H.execute(req, x -> x.toString()));
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class ApacheFluent implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    String s = org.apache.hc.client5.http.fluent.Request.get(q).execute().returnContent().asString(); // finding: request-without-timeout, server-side-request-forgery
    return answer(s);
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class ApacheFluent4 implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    String s = org.apache.http.client.fluent.Request.Get("https://x.example/a").execute().returnContent().asString();
    String t = org.apache.http.client.fluent.Request.Get("https://x.example/a").connectTimeout(1000).socketTimeout(1000).execute().returnContent().asString();
    return answer(s);
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class JerseyC implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  static final jakarta.ws.rs.client.Client C = jakarta.ws.rs.client.ClientBuilder.newClient(); // finding: request-without-timeout
  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    return answer(C.target(q).request().get(String.class)); // finding: server-side-request-forgery
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class JerseyD implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    jakarta.ws.rs.client.Client c = jakarta.ws.rs.client.ClientBuilder.newClient(); // finding: client-per-invocation, request-without-timeout
    return answer(c.target("https://x.example").path("v1").request().get(String.class));
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class UnirestA implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    return answer(kong.unirest.Unirest.get(q).asString().getBody()); // finding: server-side-request-forgery
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class UnirestB implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    return answer(kong.unirest.core.Unirest.get(q).asString().getBody()); // finding: server-side-request-forgery
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class OkA implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    okhttp3.OkHttpClient c = new okhttp3.OkHttpClient(); // finding: client-per-invocation
    try (okhttp3.Response r = c.newCall(new okhttp3.Request.Builder().url(q).build()).execute()) { return answer(r.body().string()); } // finding: server-side-request-forgery
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
class AhcA implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  static final org.asynchttpclient.AsyncHttpClient C = org.asynchttpclient.Dsl.asyncHttpClient();
  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    return answer(C.prepareGet(q).execute().get().getResponseBody()); // finding: server-side-request-forgery
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class RestT implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  static final org.springframework.web.client.RestTemplate T = new org.springframework.web.client.RestTemplate(); // finding: request-without-timeout
  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    return answer(T.getForObject(q, String.class)); // finding: server-side-request-forgery
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class RestT2 implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  static final org.springframework.web.client.RestTemplate T = new org.springframework.boot.web.client.RestTemplateBuilder().setConnectTimeout(java.time.Duration.ofSeconds(1)).setReadTimeout(java.time.Duration.ofSeconds(2)).build();
  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    return answer(T.getForObject("https://x.example/{q}", String.class, q));
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class RestC implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  static final org.springframework.web.client.RestClient T = org.springframework.web.client.RestClient.create("https://x.example"); // finding: request-without-timeout
  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    return answer(T.get().uri("/a/{q}", q).retrieve().body(String.class));
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class WebC implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  static final org.springframework.web.reactive.function.client.WebClient T = org.springframework.web.reactive.function.client.WebClient.create();
  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    return answer(T.get().uri(q).retrieve().bodyToMono(String.class).block(java.time.Duration.ofSeconds(2))); // finding: server-side-request-forgery
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class GoogleH implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  static final com.google.api.client.http.HttpRequestFactory F = new com.google.api.client.http.javanet.NetHttpTransport().createRequestFactory();
  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    return answer(F.buildGetRequest(new com.google.api.client.http.GenericUrl(q)).execute().parseAsString()); // finding: server-side-request-forgery
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class FeignA implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    var api = feign.Feign.builder().target(Object.class, q); // finding: server-side-request-forgery
    return null;
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class RetroA implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    var api = new retrofit2.Retrofit.Builder().baseUrl(q).build(); // finding: server-side-request-forgery
    return null;
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class MicroH implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  static final io.micronaut.http.client.HttpClient C = Wiring.mh();
  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    return answer(C.toBlocking().retrieve(q)); // finding: server-side-request-forgery
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class JsoupA implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    return answer(org.jsoup.Jsoup.connect(q).get().title()); // finding: server-side-request-forgery
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class JsoupB implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    return answer(org.jsoup.Jsoup.parse(new java.net.URL(q), 3000).title()); // finding: server-side-request-forgery
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class UrlA implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    try (InputStream in = new java.net.URL(q).openStream()) { return answer(new String(in.readAllBytes())); } // finding: request-without-timeout, server-side-request-forgery
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class UrlB implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    var c = (java.net.HttpURLConnection) java.net.URI.create(q).toURL().openConnection(); // finding: server-side-request-forgery
    c.setConnectTimeout(1000); c.setReadTimeout(1000);
    try (InputStream in = c.getInputStream()) { return answer(new String(in.readAllBytes())); }
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class UrlC implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    var img = javax.imageio.ImageIO.read(new java.net.URL(q)); // finding: request-without-timeout, server-side-request-forgery
    return null;
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class UrlD implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    Files.copy(new java.net.URL(q).openStream(), Path.of("/tmp/x"), StandardCopyOption.REPLACE_EXISTING); // finding: request-without-timeout, server-side-request-forgery, unclosed-resource
    return null;
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class UrlE implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    org.apache.commons.io.FileUtils.copyURLToFile(new java.net.URL(q), new File("/tmp/x")); // finding: request-without-timeout, server-side-request-forgery
    return null;
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class UrlF implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    String t = org.apache.commons.io.IOUtils.toString(new java.net.URL(q), java.nio.charset.StandardCharsets.UTF_8); // finding: request-without-timeout, server-side-request-forgery
    return null;
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class SockA implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    try (java.net.Socket s = new java.net.Socket(q, 25)) { s.getOutputStream().write(1); } // finding: server-side-request-forgery
    return null;
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class JdkA implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  static final java.net.http.HttpClient C = java.net.http.HttpClient.newHttpClient();
  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    var r = C.send(java.net.http.HttpRequest.newBuilder(java.net.URI.create(q)).build(), java.net.http.HttpResponse.BodyHandlers.ofString()); // finding: request-without-timeout, server-side-request-forgery
    return answer(r.body());
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class GrpcA implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    var ch = io.grpc.ManagedChannelBuilder.forTarget(q).build(); // finding: server-side-request-forgery, unclosed-resource
    return null;
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class VertxW implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  static final io.vertx.ext.web.client.WebClient C = Wiring.vw();
  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    C.getAbs(q).send().toCompletionStage().toCompletableFuture().get(); // finding: server-side-request-forgery
    return null;
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class HelidonA implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  static final io.helidon.webclient.api.WebClient C = Wiring.hw();
  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    return answer(C.get(q).requestEntity(String.class)); // finding: server-side-request-forgery
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class MethanolA implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  static final com.github.mizosoft.methanol.Methanol C = com.github.mizosoft.methanol.Methanol.create();
  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    return answer(C.send(com.github.mizosoft.methanol.MutableRequest.GET(q), java.net.http.HttpResponse.BodyHandlers.ofString()).body()); // finding: server-side-request-forgery
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class TrustA implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    org.apache.http.ssl.SSLContexts.custom().loadTrustMaterial((c, a) -> true).build(); // finding: tls-verification-off
    new org.asynchttpclient.DefaultAsyncHttpClientConfig.Builder().setUseInsecureTrustManager(true).build(); // finding: tls-verification-off
    new io.vertx.ext.web.client.WebClientOptions().setTrustAll(true); // finding: tls-verification-off
    new io.vertx.ext.web.client.WebClientOptions().setVerifyHost(false); // finding: tls-verification-off
    kong.unirest.Unirest.config().verifySsl(false); // finding: tls-verification-off
    new com.google.api.client.http.javanet.NetHttpTransport.Builder().doNotValidateCertificate(); // finding: tls-verification-off
    System.setProperty("jdk.internal.httpclient.disableHostnameVerification", "true"); // finding: tls-verification-off
    new redis.clients.jedis.DefaultJedisClientConfig.Builder().hostnameVerifier((h, s) -> true); // finding: tls-verification-off
    io.lettuce.core.RedisURI.builder().withHost("h").withSsl(true).withVerifyPeer(false).build(); // finding: tls-verification-off
    com.mongodb.MongoClientSettings.builder().applyToSslSettings(b -> b.enabled(true).invalidHostNameAllowed(true)).build();
    org.springframework.http.client.reactive.ReactorClientHttpConnector.class.getName();
    okhttp3.OkHttpClient.Builder b = new okhttp3.OkHttpClient.Builder().hostnameVerifier((h, s) -> true); // finding: client-per-invocation, tls-verification-off
    new com.rabbitmq.client.ConnectionFactory().useSslProtocol(); // finding: tls-verification-off
    new org.apache.commons.net.ftp.FTPSClient().setTrustManager(org.apache.commons.net.util.TrustManagerUtils.getAcceptAllTrustManager()); // finding: tls-verification-off
    return null;
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class TrustJdbc implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  static final Properties P = new Properties();
  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    P.put("sslmode", "disable");
    Connection c = DriverManager.getConnection("jdbc:mysql://h/db?useSSL=true&verifyServerCertificate=false", "u", System.getenv("PW")); // finding: client-per-invocation, tls-verification-off, unclosed-resource
    Connection d = DriverManager.getConnection("jdbc:sqlserver://h;encrypt=true;trustServerCertificate=true", "u", System.getenv("PW")); // finding: client-per-invocation, tls-verification-off, unclosed-resource
    Connection e = DriverManager.getConnection("jdbc:postgresql://h/db?sslmode=require&sslfactory=org.postgresql.ssl.NonValidatingFactory", "u", System.getenv("PW")); // finding: client-per-invocation, tls-verification-off, unclosed-resource
    return null;
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class ProtoA implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    org.apache.hc.client5.http.ssl.SSLConnectionSocketFactoryBuilder.create().setTlsVersions("TLSv1", "TLSv1.1").build(); // finding: obsolete-protocol
    org.apache.hc.client5.http.ssl.SSLConnectionSocketFactoryBuilder.create().setTlsVersions(org.apache.hc.core5.http.ssl.TLS.V_1_0).build(); // finding: obsolete-protocol
    org.apache.hc.client5.http.ssl.SSLConnectionSocketFactoryBuilder.create().setTlsVersions(org.apache.hc.core5.http.ssl.TLS.V_1_3).build();
    System.setProperty("https.protocols", "TLSv1,TLSv1.1"); // finding: obsolete-protocol
    System.setProperty("jdk.tls.client.protocols", "TLSv1.2,TLSv1.3");
    new org.apache.http.conn.ssl.SSLConnectionSocketFactory(org.apache.http.ssl.SSLContexts.createDefault(), new String[] {"TLSv1"}, null, org.apache.http.conn.ssl.SSLConnectionSocketFactory.getDefaultHostnameVerifier()); // finding: obsolete-protocol
    io.netty.handler.ssl.SslContextBuilder.forClient().protocols("TLSv1.1").build(); // finding: obsolete-protocol
    javax.net.ssl.SSLContext.getInstance("SSLv3"); // finding: obsolete-protocol
    var ps = new javax.net.ssl.SSLParameters(); ps.setProtocols(new String[] {"TLSv1"}); // finding: obsolete-protocol
    new javax.net.ssl.SSLParameters(null, new String[] {"TLSv1"}); // finding: obsolete-protocol
    Properties m = new Properties(); m.put("mail.smtp.ssl.protocols", "TLSv1"); // finding: obsolete-protocol
    new org.apache.commons.net.ftp.FTPClient().connect("h"); // finding: obsolete-protocol, unclosed-resource
    return null;

   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
