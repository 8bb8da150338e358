package dev.martello.code.library;

import dev.martello.code.flow.AwsJava;
import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.flow.Objects;
import dev.martello.code.value.Arguments;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Taint;
import dev.martello.code.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What objects of Java's libraries do: builders, collections, streams, text. */
final class Jvm {
  /** Methods that fill an array with what nobody knows beforehand. */
  private static final Set<String> FILLING =
      Set.of("nextBytes", "read", "readFully", "readNBytes", "doFinal", "digest", "get");

  private Jvm() {}

  /** Methods that put what they are given into their receiver. */
  private static final Set<String> WRITING =
      Set.of(
          "write",
          "append",
          "print",
          "println",
          "printf",
          "put",
          "add",
          "addHeader",
          "setHeader",
          "header",
          "addAttribute",
          "setAttribute",
          "setProperty",
          "addProperty",
          "update",
          "push",
          "set");

  /** What Spring is told of the sites that may read answers, for a path. */
  private static final String OF_CORS = "CorsRegistration";

  /** What functions are given that libraries call at once. */
  private static final java.util.Map<String, String> GIVEN =
      java.util.Map.ofEntries(
          java.util.Map.entry("org.jdbi.v3.core.Jdbi.withHandle", "org.jdbi.v3.core.Handle"),
          java.util.Map.entry("org.jdbi.v3.core.Jdbi.useHandle", "org.jdbi.v3.core.Handle"),
          java.util.Map.entry("org.jdbi.v3.core.Jdbi.inTransaction", "org.jdbi.v3.core.Handle"),
          java.util.Map.entry("org.jdbi.v3.core.Jdbi.useTransaction", "org.jdbi.v3.core.Handle"),
          java.util.Map.entry("org.hibernate.Session.doWork", "java.sql.Connection"),
          java.util.Map.entry("org.hibernate.Session.doReturningWork", "java.sql.Connection"),
          java.util.Map.entry("org.hibernate.SessionFactory.inSession", "org.hibernate.Session"),
          java.util.Map.entry("org.hibernate.SessionFactory.fromSession", "org.hibernate.Session"),
          java.util.Map.entry(
              "org.hibernate.SessionFactory.inTransaction", "org.hibernate.Session"),
          java.util.Map.entry(
              "org.hibernate.SessionFactory.fromTransaction", "org.hibernate.Session"),
          java.util.Map.entry(
              "org.neo4j.driver.Session.executeRead", "org.neo4j.driver.TransactionContext"),
          java.util.Map.entry(
              "org.neo4j.driver.Session.executeWrite", "org.neo4j.driver.TransactionContext"),
          java.util.Map.entry(
              "org.neo4j.driver.Session.executeReadWithoutResult",
              "org.neo4j.driver.TransactionContext"),
          java.util.Map.entry(
              "org.neo4j.driver.Session.executeWriteWithoutResult",
              "org.neo4j.driver.TransactionContext"),
          java.util.Map.entry(
              "org.neo4j.driver.Session.readTransaction", "org.neo4j.driver.Transaction"),
          java.util.Map.entry(
              "org.neo4j.driver.Session.writeTransaction", "org.neo4j.driver.Transaction"));

  /** Who tests the host of an address tests the address. */
  private static final Set<String> HOSTS =
      Set.of(
          "java.net.URI.getHost",
          "java.net.URI.getAuthority",
          "java.net.URL.getHost",
          "java.net.URL.getAuthority");

  static Optional<Value> call(CallEvent event, Interpreter run) {
    var name = event.name();
    int dot = name.lastIndexOf('.');
    var type = name.substring(0, Math.max(0, dot));
    var method = name.substring(dot + 1);
    if (name.endsWith(".http.HttpServletRequest.getSession")) {
      return Optional.of(
          run.make(
              event, 14, HeapObject.of(HeapObject.Kind.INSTANCE).withType("java.util.HashMap")));
    }
    var keys = AwsJava.keys(event, run);
    if (keys.isPresent()) {
      return keys;
    }
    var kotlin = JvmKotlin.call(event, type, method, run);
    if (kotlin.isPresent()) {
      return kotlin;
    }
    var held = JvmHolders.call(event, type, method, run);
    if (held.isPresent()) {
      return held;
    }
    if (method.equals("<init>")) {
      return Optional.of(initialised(event, type, run));
    }
    if (HOSTS.contains(name)) {
      return Optional.of(Value.external(name + "()").tainted(Objects.deep(run, event.receiver())));
    }
    if (TemporaryNames.isFolder(event)) {
      return Optional.of(Value.text(TemporaryNames.FOLDER));
    }
    if (FILLING.contains(method)) {
      filled(event, run);
    }
    JvmOutput.called(event, method, run);
    if (method.equals("printStackTrace") && event.arguments().count() == 1) {
      written(event.arguments().at(0), event.receiver(), WRAPPED, run);
      return Optional.of(Interpreter.NOTHING);
    }
    if (method.equals("evaluate") && type.startsWith("org.apache.velocity.")) {
      rendered(event, run);
    }
    boolean isAnswer =
        method.equals("put")
            && event.receiver().only().orElse(null) instanceof Atom.Event(_, var path)
            && path.isEmpty();
    if (isAnswer && event.arguments().at(0).constantText().filter("response"::equals).isPresent()) {
      run.watch().stored("event.response", event.arguments().at(1), event, run);
    }
    var tested = JvmPatterns.call(event, type, method, run);
    if (tested.isPresent()) {
      return tested;
    }
    var read = JvmEvents.call(event, type, method, run);
    if (read.isPresent()) {
      return read;
    }
    if (event.name().endsWith("CorsRegistry.addMapping")) {
      var path =
          HeapObject.of(HeapObject.Kind.INSTANCE).withType(type.replace("CorsRegistry", OF_CORS));
      return Optional.of(run.make(event, 21, path));
    }
    if (event.name().equals("org.springframework.http.ResponseCookie.from")) {
      var cookie =
          HeapObject.of(HeapObject.Kind.INSTANCE)
              .withType(type + "$Builder")
              .with(run.names().of("name"), event.arguments().at(0));
      return Optional.of(run.make(event, 21, cookie));
    }
    var lent = GIVEN.get(event.name());
    if (lent != null) {
      return Optional.of(
          Callbacks.callback(
              event.arguments().at(0), event, run, Arguments.of(Value.external(lent))));
    }
    var json = JvmJson.call(event, type, method, run);
    if (json.isPresent()) {
      return json;
    }
    var optional = JvmOptionals.call(event, type, method, run);
    if (optional.isPresent()) {
      return optional;
    }
    var function = JvmFunctions.call(event, type, method, run);
    if (function.isPresent()) {
      return function;
    }
    var equality = JvmEquality.call(event, type, method, run);
    if (equality.isPresent()) {
      return equality;
    }
    var parser = JvmParsers.call(event, type, method, run);
    if (parser.isPresent()) {
      return parser;
    }
    if (event.receiver().isNone()) {
      return JvmStatics.call(event, type, method, run);
    }
    if (AwsJava.isTable(name)) {
      var table = HeapObject.of(HeapObject.Kind.INSTANCE).withType(type + "." + method);
      var given = event.arguments().at(0);
      return Optional.of(run.make(event, 17, table.with(run.names().of("TableName"), given)));
    }
    if (JvmTexts.areAbout(event, type, method)) {
      return JvmTexts.call(event, type, method, run);
    }
    if (method.equals("getKey") || method.equals("getValue")) {
      return Optional.of(
          run.objects().element(event.receiver(), method.equals("getKey") ? "0" : "1"));
    }
    if (event.receiver().only().orElse(null) instanceof Atom.Reference reference
        && run.get(reference.object()) instanceof HeapObject object
        && object.kind() == HeapObject.Kind.INSTANCE) {
      return instance(event, type, method, reference, object, run);
    }
    var headers = JvmHeaders.shown(event, type, method);
    if (headers.isPresent()) {
      return headers;
    }
    return type.startsWith("java.util") || type.equals("value")
        ? JvmCollections.call(event, method, run)
        : Optional.empty();
  }

  private static void filled(CallEvent event, Interpreter run) {
    for (var argument : event.arguments().placed()) {
      if (argument.only().orElse(null) instanceof Atom.Reference reference
          && run.get(reference.object()) instanceof HeapObject held
          && held.kind() == HeapObject.Kind.LIST) {
        run.put(
            reference.object(), held.withAny(Value.unknown().tainted(event.receiver().taints())));
      }
    }
  }

  /** How many writers and streams stand in one another. */
  private static final int WRAPPED = 3;

  /** What goes into a writer or stream goes into the one that it was made of. */
  private static void written(Value into, Value what, int depth, Interpreter run) {
    for (var atom : into.atoms()) {
      if (atom instanceof Atom.Reference reference
          && run.get(reference.object()) instanceof HeapObject held
          && held.kind() == HeapObject.Kind.INSTANCE
          && !held.type().equals("java.io.File")) {
        var inside = held.any();
        run.put(
            reference.object(),
            held.withAny(what.without(Atom.Fixed.class).without(Atom.Function.class)));
        if (depth > 0 && held.type().startsWith("java.")) {
          written(inside, what, depth - 1, run);
        }
      }
    }
  }

  /** Velocity writes what it makes of a template and a context. */
  private static void rendered(CallEvent event, Interpreter run) {
    var context = Objects.deep(run, event.arguments().at(0));
    var page = Value.unknown().tainted(context).each(Taint::guessed);
    var template = Objects.deep(run, event.arguments().at(3));
    written(event.arguments().at(1), page.tainted(template), WRAPPED, run);
  }

  private static Value initialised(CallEvent event, String type, Interpreter run) {
    var all = event.arguments().all().reduce(Value.none(), Value::join);
    boolean isTree =
        type.equals("com.google.gson.JsonObject") || type.equals("org.json.JSONObject");
    if ((type.startsWith("java.util.") && type.endsWith("Map")) || isTree) {
      Maps.update(event, run);
      JvmCollections.copied(
          event.receiver(),
          isTree ? Conversions.content(event.arguments().at(0), run) : event.arguments().at(0),
          run);
      return Interpreter.NOTHING;
    }
    if (type.equals(JvmJoining.JOINER)
        && event.receiver().only().orElse(null) instanceof Atom.Reference reference
        && run.get(reference.object()) instanceof HeapObject held) {
      run.put(reference.object(), JvmJoining.around(held, event.arguments(), run));
      return Interpreter.NOTHING;
    }
    if (JvmParsers.isSafeStream(event, type, run)) {
      return Interpreter.NOTHING;
    }
    if (type.equals("java.net.URI") && event.arguments().count() == 1) {
      run.frame().becomes(event.receiver(), event.arguments().at(0));
      return Interpreter.NOTHING;
    }
    var names = COOKIES.matcher(type).find() ? COOKIE : AwsJava.parameters(type);
    if (!names.isEmpty()
        && event.receiver().only().orElse(null) instanceof Atom.Reference reference
        && run.get(reference.object()) instanceof HeapObject held) {
      var request = held;
      for (int at = 0; at < event.arguments().count(); at++) {
        var name = at < names.size() ? names.get(at) : "argument" + at;
        request = request.with(run.names().of(name), event.arguments().at(at));
      }
      run.put(reference.object(), request);
      return Interpreter.NOTHING;
    }
    if (type.equals("java.io.File") && event.arguments().count() == 2) {
      all = JvmPaths.joined(event.arguments().placed(), run);
    }
    boolean isOfParts = type.equals("java.net.URI") && event.arguments().count() > 3;
    if (isOfParts) {
      all = JvmPaths.address(event.arguments().placed(), run);
    }
    boolean isCollection = type.startsWith("java.util.") && JvmCollections.isCollection(type);
    if (isCollection) {
      Lists.extend(event, run);
      return Interpreter.NOTHING;
    }
    for (var atom : event.receiver().atoms()) {
      if (atom instanceof Atom.Reference reference
          && run.get(reference.object()) instanceof HeapObject held) {
        var filled =
            held.withAny(
                type.equals("java.io.File") || isOfParts ? all : all.without(Atom.Fixed.class));
        run.put(
            reference.object(),
            filled.with(
                run.names().of(JvmParsers.SAFE),
                JvmParsers.isRestricted(event, run) ? Value.text("true") : Value.none()));
      }
    }
    return Interpreter.NOTHING;
  }

  private static final List<String> COOKIE = List.of("name", "value");

  private static final java.util.regex.Pattern COOKIES =
      java.util.regex.Pattern.compile("servlet\\.http\\.Cookie$|ws\\.rs\\.core\\.NewCookie\\$");

  /** Objects of libraries keep what they are given, by the name of the method that gave it. */
  private static Optional<Value> instance(
      CallEvent event,
      String type,
      String method,
      Atom.Reference reference,
      HeapObject held,
      Interpreter run) {
    if (held.type().startsWith("java.util") && !held.type().startsWith("java.util.regex")) {
      return JvmCollections.call(event, method, run);
    }
    if (method.startsWith("build") || method.equals("toBuilder")) {
      return Optional.of(event.receiver());
    }
    int count = event.arguments().count();
    boolean isSetter = method.matches("(set|with)[A-Z]\\w*");
    boolean isBuilder =
        type.endsWith("Builder")
            || (held.type().endsWith("Builder") && isUntold(type, held))
            || held.type().endsWith(OF_CORS);
    boolean isFluent = isSetter || isBuilder;
    if (count == 1 && isFluent) {
      var name = isSetter ? uncapitalised(method.replaceFirst("^(set|with)", "")) : method;
      if (method.startsWith("setAllowedOrigin")) {
        var sites = run.objects().elements(event.arguments().at(0), false);
        run.put(reference.object(), held.with(run.names().of(name), sites));
        return Optional.of(event.receiver());
      }
      run.put(
          reference.object(),
          held.with(
              run.names().of(name),
              stored(settled(built(event.arguments().at(0), event, run)), event)));
      return Optional.of(event.receiver());
    }
    var all = event.arguments().all().reduce(Value.none(), Value::join);
    if (isFluent && JvmHeaders.isSetting(event, method)) {
      return Optional.of(JvmHeaders.set(event, reference, held, run));
    }
    if (isFluent && count > 0 && (isBuilder || !WRITING.contains(method))) {
      int name = run.names().of(method);
      var before = held.member(name);
      run.put(reference.object(), held.with(name, before == null ? all : before.join(all)));
      return Optional.of(event.receiver());
    }
    var header = JvmHeaders.read(event, method, held, run);
    if (header.isPresent()) {
      return header;
    }
    if (count > 0 && WRITING.contains(method) && !isStatement(type, method)) {
      written(event.receiver(), all, WRAPPED, run);
      return Optional.of(event.receiver());
    }
    if (count == 0) {
      var own = held.member(run.names().of(property(method)));
      return own == null && isBuilder && BODILESS.contains(method)
          ? Optional.of(event.receiver())
          : Optional.ofNullable(own);
    }
    return Optional.empty();
  }

  /** What builders of requests are told without anything to send. */
  private static final Set<String> BODILESS =
      Set.of("GET", "DELETE", "HEAD", "get", "delete", "head");

  /** What runs statements keeps none of them. */
  private static boolean isStatement(String type, String method) {
    return method.equals("update") && type.contains("jdbc");
  }

  /** Of what a builder has built the code may tell another type: that is no builder any more. */
  private static boolean isUntold(String type, HeapObject held) {
    return type.equals(held.type()) || type.equals("value") || type.isEmpty();
  }

  /** AWS's second SDK for Java takes a function that fills a builder for what the builder makes. */
  private static Value built(Value given, CallEvent event, Interpreter run) {
    boolean isFilling =
        event.name().startsWith("software.amazon.awssdk.")
            && given.only().filter(Atom.Function.class::isInstance).isPresent();
    if (!isFilling) {
      return given;
    }
    var builder =
        run.make(event, 18, HeapObject.of(HeapObject.Kind.INSTANCE).withType(AwsJava.BUILDER));
    Callbacks.callback(given, event, run, Arguments.of(builder));
    return builder;
  }

  static Value stored(Value value, CallEvent event) {
    return Objects.step(value, event.where(), Objects.STORED);
  }

  /** A builder's list or array of one stays what it is. */
  private static Value settled(Value value) {
    return value.isNone() ? Value.unknown() : value;
  }

  private static String property(String method) {
    return method.startsWith("get") && method.length() > 3
        ? uncapitalised(method.substring(3))
        : method;
  }

  private static String uncapitalised(String name) {
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }
}
