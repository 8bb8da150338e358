package dev.martello.code.library;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Calls;
import dev.martello.code.flow.Files;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.flow.Objects;
import dev.martello.code.ir.Language;
import dev.martello.code.ir.Literal;
import dev.martello.code.name.SecretVariables;
import dev.martello.code.value.Arguments;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Label;
import dev.martello.code.value.Part;
import dev.martello.code.value.SinkKind;
import dev.martello.code.value.Taint;
import dev.martello.code.value.Trace;
import dev.martello.code.value.Value;
import dev.martello.value.Origin;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What functions of the platforms' standard libraries do where knowledge files cannot tell it. */
final class Platform {
  private Platform() {}

  static Optional<Value> call(CallEvent event, Interpreter interpreter) {
    return switch (event.name()) {
      case "os.environ.get",
          "os.getenv",
          "os.environ.pop",
          "os.environ.setdefault",
          "java.lang.System.getenv" ->
          Optional.of(environment(event));
      case "os.environ.items" -> Optional.of(Maps.pairs(event, interpreter));
      case MODEL + "model_validate",
          MODEL + "parse_obj",
          MODEL_OF_POWERTOOLS + "model_validate",
          MODEL_OF_POWERTOOLS + "parse_obj" ->
          validated(event, event.receiver(), event.arguments().at(0), interpreter);
      case MODEL + "model_validate_json",
          MODEL + "parse_raw",
          MODEL_OF_POWERTOOLS + "model_validate_json",
          MODEL_OF_POWERTOOLS + "parse_raw" ->
          validated(
              event,
              event.receiver(),
              Conversions.content(event.arguments().at(0), interpreter),
              interpreter);
      case "aws_lambda_powertools.utilities.parser.parse",
          "aws_lambda_powertools.utilities.parser.parser.parse" ->
          Optional.of(parsed(event, interpreter));
      case "jsonschema.validate",
          "jsonschema.validators.validate",
          "fastjsonschema.validate",
          "aws_lambda_powertools.utilities.validation.validate",
          "aws_lambda_powertools.utilities.validation.validator.validate" ->
          Optional.of(JsonSchemas.validated(event, interpreter));
      case "aws:s3.Object" -> Optional.of(Boto.object(event, interpreter));
      case "aws:dynamodb.batch_writer" -> Boto.writer(event, interpreter);
      case Boto.WRITER + ".__enter__" -> Optional.of(event.receiver());
      case "tempfile.gettempdir" -> Optional.of(Value.text(TemporaryNames.FOLDER));
      case "re.match", "re.fullmatch", "re.search", "re.findall", "re.finditer" ->
          compiled(event, 2)
              .map(
                  pattern ->
                      Found.of(pattern, event, event.arguments().get(1, "string"), interpreter));
      case "re.compile" ->
          compiled(event, 1).map(Value::of).filter(_ -> event.language() == Language.PYTHON);
      case "re.sub", "re.subn" -> Optional.of(substituted(event, pattern(event), 1, interpreter));
      case "regexp.sub", "regexp.subn" ->
          Optional.of(
              substituted(
                  event,
                  Patterns.of(event.receiver()).map(Literal.Pattern::source),
                  0,
                  interpreter));
      case "dataclasses.field", "pydantic.Field", "attr.ib", "attrs.field" ->
          Optional.of(made(event, interpreter));
      case "collections.namedtuple" -> Optional.of(namedTuple(event, interpreter));
      case "sys.exit",
          "os._exit",
          "flask.abort",
          "flask_restful.abort",
          "flask_smorest.abort",
          "werkzeug.exceptions.abort",
          "quart.abort",
          "bottle.abort",
          "bottle.redirect" -> {
        // These raise, whatever they are given.
        interpreter.frame().end();
        yield Optional.of(Value.none());
      }
      case "__import__", "importlib.import_module" ->
          event
              .arguments()
              .get(0, "name")
              .constantText()
              .map(name -> module(name, event, interpreter));
      case "boto3.client",
          "boto3.resource",
          "aioboto3.Session().client",
          "aioboto3.session.Session().client",
          "aioboto3.Session().resource",
          "botocore.session.get_session().create_client",
          "botocore.session.Session().create_client",
          "aiobotocore.session.get_session().create_client",
          "aiobotocore.session.AioSession().create_client",
          "aiobotocore.get_session().create_client",
          "boto3.OwnSession.client",
          "boto3.OwnSession.resource" ->
          Boto.client(event);
      default ->
          event.name().startsWith(Boto.RESOURCE)
              ? Boto.resource(event, interpreter)
              : event.name().startsWith("aws:")
                  ? Files.call(event, interpreter).or(() -> Boto.repeated(event))
                  : event.language().isOfJvm()
                      ? Jvm.call(event, interpreter)
                      : event.language() == Language.PYTHON
                          ? Files.call(event, interpreter)
                          : Optional.empty();
    };
  }

  private static Value module(String name, CallEvent event, Interpreter interpreter) {
    var unit = interpreter.program().resolve(name, event.in().unit());
    return unit.isPresent()
        ? Value.of(new Atom.Reference(interpreter.module(unit.getAsInt())))
        : Value.external(name);
  }

  private static final String MODEL = "pydantic.BaseModel.";
  private static final String MODEL_OF_POWERTOOLS =
      "aws_lambda_powertools.utilities.parser.BaseModel.";

  /** Powertools' parser makes an object of a model; an envelope takes that out of the event. */
  private static Value parsed(CallEvent event, Interpreter run) {
    var given = event.arguments();
    var content = Conversions.content(given.get(0, "event"), run);
    return given.get(2, "envelope").isNone()
        ? validated(event, given.get(1, "model"), content, run).orElse(content)
        : content;
  }

  /** Makes an object of a model whose fields are those of what is parsed. */
  private static Optional<Value> validated(
      CallEvent event, Value type, Value content, Interpreter run) {
    if (!(type.only().orElse(null) instanceof Atom.Reference reference
        && run.get(reference.object()) instanceof HeapObject held
        && held.member(run.names().of("__init__")) instanceof Value constructor)) {
      return Optional.empty();
    }
    var fields = new java.util.HashMap<String, Value>();
    for (var atom : constructor.atoms()) {
      if (atom instanceof Atom.Function function) {
        run.program().procedure(function.id()).parameters().stream()
            .skip(1)
            .map(dev.martello.code.ir.Procedure.Parameter::name)
            .filter(name -> !name.isEmpty())
            .forEach(name -> fields.put(name, run.objects().element(content, name)));
      }
    }
    var arguments =
        new Arguments(List.of(), java.util.Map.copyOf(fields), Value.none(), Value.none());
    var calls = new Calls(run, run.frame(), run.objects(), event.language());
    return Optional.of(calls.value(type, Value.none(), arguments, event.where().span()));
  }

  /**
   * What a field holds that is made anew for each object. Containers of the code are no default
   * here: as there is one value for all objects, they would seem to be shared.
   */
  private static Value made(CallEvent event, Interpreter run) {
    var factory = event.arguments().named("default_factory");
    if (factory.isNone()) {
      return event.arguments().get(0, "default").join(Value.unknown());
    }
    var calls = new Calls(run, run.frame(), run.objects(), event.language());
    var made = calls.value(factory, Value.none(), Arguments.none(), event.where().span());
    boolean isOfLibrary =
        !made.isNone() && made.atoms().stream().allMatch(Atom.External.class::isInstance);
    return isOfLibrary ? made : Value.unknown();
  }

  /** A class whose constructor puts its arguments into fields. */
  private static Value namedTuple(CallEvent event, Interpreter interpreter) {
    var given = event.arguments().get(1, "field_names");
    var names = new java.util.ArrayList<String>();
    given.constantText().ifPresent(text -> names.addAll(List.of(text.trim().split("[,\\s]+"))));
    for (int place = 0; given.constantText().isEmpty(); place++) {
      var name = interpreter.objects().element(given, Integer.toString(place)).constantText();
      if (name.isEmpty() || place > Calls.MANY_FIELDS) {
        break;
      }
      names.add(name.get());
    }
    var type =
        HeapObject.of(HeapObject.Kind.CLASS)
            .with(interpreter.names().of(Calls.FIELDS), Value.text(String.join(",", names)));
    return interpreter.make(event, 21, type);
  }

  /** {@code re.sub("[^a-z]", "", x)} leaves what the class of characters allows. */
  private static Value substituted(
      CallEvent event, Optional<String> pattern, int first, Interpreter interpreter) {
    var replacement = event.arguments().get(first, "repl");
    long kinds =
        replacement.isTainted()
            ? 0
            : pattern.map(text -> Replacements.ofPattern(text, replacement)).orElse(0L);
    return Value.unknown()
        .tainted(Objects.deep(interpreter, event.arguments().get(first + 1, "string")))
        .each(taint -> taint.clear(kinds))
        .tainted(Objects.deep(interpreter, replacement));
  }

  /**
   * Python: with other flags than one for both cases, points and ends mean more. What may have
   * comments, whose parentheses are no groups, is as good as unknown.
   */
  private static Optional<Literal.Pattern> compiled(CallEvent event, int flags) {
    var given = event.arguments().get(flags, "flags");
    var flag = given.isNone() ? Optional.of("0") : given.constant();
    boolean isPlain = flag.filter(OF_BOTH_CASES::contains).isPresent();
    boolean isVerbose = flag.isEmpty() || flag.filter(VERBOSE::contains).isPresent();
    return pattern(event)
        .filter(text -> text.indexOf('#') < 0 || !(isVerbose || IN_VERBOSE.matcher(text).find()))
        .map(text -> new Literal.Pattern(text, isPlain ? "" : "s"));
  }

  private static final Set<String> VERBOSE = Set.of("re.X", "re.VERBOSE", "64");

  /** The flag may stand in the expression itself. */
  private static final Pattern IN_VERBOSE = Pattern.compile("\\(\\?[aiLmsu]*x");

  private static final Set<String> OF_BOTH_CASES = Set.of("re.I", "re.IGNORECASE", "0");

  private static Optional<String> pattern(CallEvent event) {
    return event.arguments().get(0, "pattern").constantText();
  }

  private static Value environment(CallEvent event) {
    var name = event.arguments().at(0).constantText();
    var value = name.map(variable -> variable(variable, event.where())).orElseGet(Value::unknown);
    return value.join(event.arguments().at(1));
  }

  /** Returns the value of an environment variable, which may be a secret by its name. */
  static Value variable(String name, Origin.Written where) {
    var value = Value.words(List.of(new Part.Environment(name)));
    if (!SecretVariables.isSecret(name)) {
      return value;
    }
    var label = new Label(Label.SECRET, "`" + name + "` of the environment");
    var trace = Trace.from(where, "the variable is read");
    return value.tainted(label, new Taint(~SinkKind.SECRET_LOG.bit(), false, trace));
  }
}
