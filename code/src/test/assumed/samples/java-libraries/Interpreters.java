package libraries.interpreters;
import com.amazonaws.services.lambda.runtime.*;
import com.amazonaws.services.lambda.runtime.events.*;
import java.util.*;
import java.nio.file.*;
import java.io.*;
import java.sql.*;
class CmdA implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    new org.zeroturnaround.exec.ProcessExecutor().command("sh", "-c", "convert " + q).execute(); // finding: os-command-injection
    new org.zeroturnaround.exec.ProcessExecutor().commandSplit("convert " + q).execute(); // finding: os-command-injection
    return null;
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class CmdB implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  static final com.jcraft.jsch.Session S = Wiring.ssh();
  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    com.jcraft.jsch.ChannelExec ch = (com.jcraft.jsch.ChannelExec) S.openChannel("exec");
    ch.setCommand("ls " + q); // finding: os-command-injection
    ch.connect();
    return null;
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class CmdC implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  static final net.schmizz.sshj.SSHClient S = Wiring.sshj();
  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    try (net.schmizz.sshj.connection.channel.direct.Session s = S.startSession()) { s.exec("ls " + q).join(); } // finding: os-command-injection
    return null;
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class CmdD implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    new ProcessBuilder("bash", "-c", "ls " + q).start().waitFor(); // finding: os-command-injection
    new ProcessBuilder("ls", q).start().waitFor();
    new ProcessBuilder(List.of("/bin/sh", "-c", "ls " + q)).start(); // finding: os-command-injection
    Runtime.getRuntime().exec(new String[] {"sh", "-c", "ls " + q}); // finding: os-command-injection
    Runtime.getRuntime().exec(new String[] {"ls", q});
    return null;
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class CmdE implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    List<String> cmd = new ArrayList<>();
    cmd.add("/bin/sh"); cmd.add("-c"); cmd.add("ffmpeg -i " + q);
    ProcessBuilder pb = new ProcessBuilder();
    pb.command(cmd); // finding: os-command-injection
    pb.start();
    return null;
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class XmlA implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    javax.xml.parsers.DocumentBuilderFactory f = javax.xml.parsers.DocumentBuilderFactory.newInstance();
    f.newDocumentBuilder().parse(new org.xml.sax.InputSource(new StringReader(event.getBody()))); // finding: xml-external-entity
    return null;
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class XmlB implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    javax.xml.parsers.DocumentBuilderFactory f = javax.xml.parsers.DocumentBuilderFactory.newInstance();
    f.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    f.newDocumentBuilder().parse(new ByteArrayInputStream(event.getBody().getBytes()));
    return null;
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class XmlC implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    new org.jdom2.input.SAXBuilder().build(new StringReader(event.getBody())); // finding: xml-external-entity
    new org.dom4j.io.SAXReader().read(new StringReader(event.getBody())); // finding: xml-external-entity
    org.dom4j.DocumentHelper.parseText(event.getBody());
    new nu.xom.Builder().build(event.getBody(), null); // finding: xml-external-entity
    javax.xml.stream.XMLInputFactory.newInstance().createXMLStreamReader(new StringReader(event.getBody())); // finding: xml-external-entity
    javax.xml.stream.XMLInputFactory.newFactory().createXMLEventReader(new StringReader(event.getBody())); // finding: xml-external-entity
    return null;
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class XmlD implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    var f = javax.xml.stream.XMLInputFactory.newInstance(); f.setProperty(javax.xml.stream.XMLInputFactory.SUPPORT_DTD, false);
    f.createXMLStreamReader(new StringReader(event.getBody()));
    var t = javax.xml.transform.TransformerFactory.newInstance();
    t.newTransformer().transform(new javax.xml.transform.stream.StreamSource(new StringReader(event.getBody())), new javax.xml.transform.stream.StreamResult(new StringWriter())); // finding: xml-external-entity
    javax.xml.validation.SchemaFactory.newInstance("x").newSchema(new File("/var/task/s.xsd")).newValidator().validate(new javax.xml.transform.stream.StreamSource(new StringReader(event.getBody()))); // finding: xml-external-entity
    javax.xml.parsers.SAXParserFactory.newInstance().newSAXParser().parse(new ByteArrayInputStream(event.getBody().getBytes()), new org.xml.sax.helpers.DefaultHandler()); // finding: xml-external-entity
    var r = javax.xml.parsers.SAXParserFactory.newInstance().newSAXParser().getXMLReader(); r.parse(new org.xml.sax.InputSource(new StringReader(event.getBody()))); // finding: xml-external-entity
    return null;
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class XmlE implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    new org.apache.commons.digester3.Digester().parse(new StringReader(event.getBody())); // finding: xml-external-entity
    new org.apache.xerces.parsers.DOMParser().parse(new org.xml.sax.InputSource(new StringReader(event.getBody()))); // finding: xml-external-entity
    new org.apache.xerces.parsers.SAXParser().parse(new org.xml.sax.InputSource(new StringReader(event.getBody()))); // finding: xml-external-entity
    return null;
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class TplA implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    var e = new com.mitchellbosecke.pebble.PebbleEngine.Builder().build();
    var te = new org.thymeleaf.TemplateEngine();
    te.process("Hello " + q, new org.thymeleaf.context.Context()); // finding: template-injection
    new com.github.jknack.handlebars.Handlebars().compileInline("Hi " + q); // finding: template-injection
    new freemarker.template.Template("n", new StringReader("Hi " + q), new freemarker.template.Configuration()); // finding: template-injection
    new com.hubspot.jinjava.Jinjava().render(q, Map.of()); // finding: template-injection
    new groovy.text.SimpleTemplateEngine().createTemplate(q); // finding: template-injection
    org.rythmengine.Rythm.render(q); // finding: template-injection
    new org.stringtemplate.v4.ST("Hi " + q); // finding: template-injection
    liqp.Template.parse(q); // finding: template-injection
    new com.github.mustachejava.DefaultMustacheFactory().compile(new StringReader(q), "n"); // finding: template-injection
    var ve = new org.apache.velocity.app.VelocityEngine(); ve.evaluate(new org.apache.velocity.VelocityContext(), new StringWriter(), "t", "Hi " + q); // finding: template-injection
    return null;
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class DesA implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    byte[] b = Base64.getDecoder().decode(event.getBody());
    new ObjectInputStream(new ByteArrayInputStream(b)).readObject(); // finding: unsafe-deserialization
    org.apache.commons.lang3.SerializationUtils.deserialize(b); // finding: unsafe-deserialization
    new java.beans.XMLDecoder(new ByteArrayInputStream(b)).readObject(); // finding: unsafe-deserialization
    new org.yaml.snakeyaml.Yaml().load(event.getBody()); // finding: unsafe-deserialization
    new org.yaml.snakeyaml.Yaml(new org.yaml.snakeyaml.constructor.SafeConstructor(new org.yaml.snakeyaml.LoaderOptions())).load(event.getBody());
    new com.thoughtworks.xstream.XStream().fromXML(event.getBody()); // finding: unsafe-deserialization
    new com.esotericsoftware.kryo.Kryo().readClassAndObject(new com.esotericsoftware.kryo.io.Input(b)); // finding: unsafe-deserialization
    org.nustaq.serialization.FSTConfiguration.createDefaultConfiguration().asObject(b); // finding: unsafe-deserialization
    new com.caucho.hessian.io.Hessian2Input(new ByteArrayInputStream(b)).readObject(); // finding: unsafe-deserialization
    com.cedarsoftware.io.JsonIo.toObjects(event.getBody(), null, Object.class); // finding: unsafe-deserialization
    com.alibaba.fastjson.JSON.parseObject(event.getBody(), Object.class); // finding: unsafe-deserialization
    org.springframework.util.SerializationUtils.deserialize(b); // finding: unsafe-deserialization
    var m = new com.fasterxml.jackson.databind.ObjectMapper().activateDefaultTyping(com.fasterxml.jackson.databind.jsontype.impl.LaissezFaireSubTypeValidator.instance);
    m.readValue(event.getBody(), Object.class); // finding: unsafe-deserialization
    return null;
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class CodeA implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    new javax.script.ScriptEngineManager().getEngineByName("js").eval(q); // finding: code-injection
    org.mvel2.MVEL.eval(q); // finding: code-injection
    new org.springframework.expression.spel.standard.SpelExpressionParser().parseExpression(q).getValue(); // finding: code-injection
    try (var ctx = org.graalvm.polyglot.Context.create()) { ctx.eval("js", q); } // finding: code-injection
    new com.googlecode.aviator.AviatorEvaluatorInstance().execute(q); // finding: code-injection
    com.googlecode.aviator.AviatorEvaluator.execute(q); // finding: code-injection
    new net.objecthunter.exp4j.ExpressionBuilder(q).build().evaluate();
    new org.apache.commons.jexl3.JexlBuilder().create().createExpression(q).evaluate(null); // finding: code-injection
    dev.cel.compiler.CelCompilerFactory.standardCelCompilerBuilder();
    new com.ql.util.express.ExpressRunner().execute(q, null, null, true, false); // finding: code-injection
    new bsh.Interpreter().eval(q); // finding: code-injection
    groovy.util.Eval.me(q); // finding: code-injection
    Class.forName(q).getDeclaredConstructor().newInstance(); // finding: code-injection
    new org.apache.commons.text.StringSubstitutor(org.apache.commons.text.StringSubstitutor.createInterpolator()).replace(q);
    org.apache.commons.text.StringSubstitutor.createInterpolator().replace(q); // finding: code-injection
    return null;
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class RegA implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    boolean m = "abc".matches(q); // finding: regex-injection
    "abc".replaceAll(q, "x"); // finding: regex-injection
    java.util.regex.Pattern.compile("^" + q + "$").matcher("abc").find(); // finding: regex-injection
    com.google.re2j.Pattern.compile(q).matcher("abc").find();
    "abc".replaceAll(java.util.regex.Pattern.quote(q), "x");
    "abc".split(q); // finding: regex-injection
    com.google.common.base.Splitter.onPattern(q).split("abc"); // finding: regex-injection
    return null;
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class JwtA implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    var d = com.auth0.jwt.JWT.decode(event.getHeaders().get("Authorization")); // finding: jwt-not-verified
    return answer(d.getSubject());
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class JwtB implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    var d = com.nimbusds.jwt.SignedJWT.parse(event.getHeaders().get("Authorization").substring(7));
    return answer(d.getJWTClaimsSet().getSubject()); // finding: jwt-not-verified
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class JwtD implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    var d = io.fusionauth.jwt.JWTUtils.decodePayload(event.getHeaders().get("Authorization")); // finding: jwt-not-verified
    return answer(d.subject);
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class JwtE implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    String[] parts = event.getHeaders().get("Authorization").split("\\.");
    String json = new String(Base64.getUrlDecoder().decode(parts[1])); // finding: jwt-not-verified
    return answer(new com.fasterxml.jackson.databind.ObjectMapper().readTree(json).get("sub").asText());
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class JwtF implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    var c = new org.jose4j.jwt.consumer.JwtConsumerBuilder().setSkipSignatureVerification().build(); // finding: jwt-not-verified
    return answer(c.processToClaims(event.getHeaders().get("Authorization")).getSubject());
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class LdapQ implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  static final com.unboundid.ldap.sdk.LDAPConnection L = Wiring.ldap();
  static final org.springframework.ldap.core.LdapTemplate T = Wiring.ldapT();
  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    L.search("dc=x", com.unboundid.ldap.sdk.SearchScope.SUB, "(uid=" + q + ")"); // finding: ldap-injection
    L.search("dc=x", com.unboundid.ldap.sdk.SearchScope.SUB, com.unboundid.ldap.sdk.Filter.createEqualityFilter("uid", q));
    T.search("dc=x", "(uid=" + q + ")", (org.springframework.ldap.core.AttributesMapper<String>) a -> "x"); // finding: ldap-injection
    Wiring.ads().search("dc=x", "(uid=" + q + ")", org.apache.directory.api.ldap.model.message.SearchScope.SUBTREE);
    return null;
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class LdapQ2 implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  static final org.apache.directory.ldap.client.api.LdapConnection L = Wiring.ads();
  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    L.search("dc=x", "(uid=" + q + ")", org.apache.directory.api.ldap.model.message.SearchScope.SUBTREE); // finding: ldap-injection
    return null;
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class XpA implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    javax.xml.xpath.XPathFactory.newInstance().newXPath().evaluate("/u[n='" + q + "']", new org.xml.sax.InputSource("/var/task/u.xml")); // finding: xpath-injection
    javax.xml.xpath.XPathFactory.newInstance().newXPath().compile("/u[n='" + q + "']"); // finding: xpath-injection
    return null;
   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
class LogA implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  static final org.slf4j.Logger L1 = org.slf4j.LoggerFactory.getLogger("a");
  static final org.apache.logging.log4j.Logger L2 = org.apache.logging.log4j.LogManager.getLogger("a");
  static final com.google.common.flogger.FluentLogger L3 = com.google.common.flogger.FluentLogger.forEnclosingClass();
  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
   try {
    String q = event.getQueryStringParameters().get("q");
    L1.info("q {}", q); // finding: log-injection
    L1.atInfo().log("q {}", q); // finding: log-injection
    L1.atInfo().addArgument(q).log("q {}"); // finding: log-injection
    L2.info("q " + q); // finding: log-injection
    L2.atInfo().log("q {}", q); // finding: log-injection
    L2.printf(org.apache.logging.log4j.Level.INFO, "q %s", q); // finding: log-injection
    L3.atInfo().log("q %s", q); // finding: log-injection
    org.tinylog.Logger.info("q {}", q); // finding: log-injection
    context.getLogger().log("q " + q); // finding: log-injection
    System.out.println("q " + q); // finding: log-injection
    System.out.printf("q %s%n", q); // finding: log-injection
    java.util.logging.Logger.getLogger("a").info("q " + q); // finding: log-injection
    java.util.logging.Logger.getLogger("a").log(java.util.logging.Level.INFO, "q {0}", q); // finding: log-injection
    java.util.logging.Logger.getLogger("a").log(java.util.logging.Level.INFO, () -> "q " + q);
    java.util.logging.Logger.getLogger("a").logp(java.util.logging.Level.INFO, "c", "m", "q " + q); // finding: log-injection
    L2.info(() -> "q " + q);
    return null;

   } catch (Exception e) { throw new RuntimeException(e); }
  }
}
