package dev.martello.code.flow;

import dev.martello.code.ir.Language;
import dev.martello.code.value.Atom;
import dev.martello.code.value.Condition;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Label;
import dev.martello.code.value.SinkKind;
import dev.martello.code.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells what follows from a test of what type a value is, or what error. */
final class TypeTests {
  private static final Set<String> NUMBERS =
      Set.of("int", "float", "bool", "complex", "Number", "number", "boolean", "bigint");

  private static final Set<String> TEXTS = Set.of("string", "str");

  private final Interpreter interpreter;
  private final Language language;

  TypeTests(Interpreter interpreter, Language language) {
    this.interpreter = interpreter;
    this.language = language;
  }

  Value instanceOf(Value value, Value type) {
    var name =
        type.constantText()
            .or(
                () ->
                    type.only()
                        .filter(Atom.External.class::isInstance)
                        .map(atom -> ((Atom.External) atom).name()));
    if (language == Language.PYTHON && isOwnError(type, name.orElse(""))) {
      return Value.of(new Atom.Test(new Condition(OWN_WORDS, List.of())));
    }
    boolean isNumber =
        name.map(text -> text.substring(text.lastIndexOf('.') + 1))
            .filter(NUMBERS::contains)
            .isPresent();
    boolean isForCallers = isOwnClass(type) || name.filter(FOR_CALLERS::contains).isPresent();
    if (language.isScript() && isForCallers) {
      // Errors that the code makes itself say what it wants them to say.
      return Conditions.harmlessIfTrue(value, SinkKind.ERROR.bit());
    }
    boolean isText = language == Language.PYTHON && name.filter("str"::equals).isPresent();
    long kinds = isNumber ? SinkKind.ALL : isText ? OF_OBJECTS : 0;
    return kinds != 0 && value.isTainted()
        ? Conditions.harmlessIfTrue(value, kinds)
        : Value.unknown();
  }

  /** What stands, like a member, for the name of a value's type. */
  static final String TYPE = "typeof";

  /** {@code typeof x === "number"}; {@code type(x) is str}. */
  static Optional<Value> named(Value type, Value name) {
    if (type.only().orElse(null) instanceof Atom.Method(Value tested, String what)
        && what.equals(TYPE)) {
      var told = name.constant();
      boolean isNumber = told.filter(NUMBERS::contains).isPresent();
      boolean isText = told.filter(TEXTS::contains).isPresent();
      long kinds = isNumber ? SinkKind.ALL : isText ? OF_OBJECTS : 0;
      return Optional.of(kinds == 0 ? Value.unknown() : Conditions.harmlessIfTrue(tested, kinds));
    }
    return Optional.empty();
  }

  /** Where a text does nothing and an object does. */
  private static final long OF_OBJECTS = SinkKind.FILTER.bit() | SinkKind.MERGE.bit();

  /** Python: errors of the code's own say what it wants them to say. */
  private boolean isOwnError(Value type, String name) {
    return isOwnClass(type)
        || OF_REQUESTS.contains(name)
        || (name.equals("ValueError") && raises(name));
  }

  private boolean isOwnClass(Value type) {
    return type.only().orElse(null) instanceof Atom.Reference reference
        && interpreter.get(reference.object()) instanceof HeapObject held
        && held.kind() == HeapObject.Kind.CLASS;
  }

  private boolean raises(String error) {
    return interpreter
        .program()
        .unit(interpreter.frame().id.unit())
        .file()
        .text()
        .contains("raise " + error + "(");
  }

  /** Errors that say which field of the request is missing or wrong, as callers need to know. */
  private static final Set<String> OF_REQUESTS =
      Set.of(
          "KeyError",
          "json.JSONDecodeError",
          "json.decoder.JSONDecodeError",
          "pydantic.ValidationError",
          "pydantic_core.ValidationError",
          "pydantic.error_wrappers.ValidationError",
          "aws_lambda_powertools.utilities.parser.ValidationError",
          "aws_lambda_powertools.utilities.validation.SchemaValidationError",
          "marshmallow.ValidationError",
          "marshmallow.exceptions.ValidationError",
          "jsonschema.ValidationError",
          "jsonschema.exceptions.ValidationError",
          "cerberus.DocumentError",
          "voluptuous.Invalid");

  /** Scripts: the same, and errors that are made to be answered. */
  private static final Set<String> FOR_CALLERS =
      Set.of(
          "http-errors.HttpError",
          "@hapi/boom.Boom",
          "@nestjs/common.HttpException",
          "hono/http-exception.HTTPException",
          "zod.ZodError",
          "zod.z.ZodError",
          "joi.ValidationError",
          "yup.ValidationError",
          "superstruct.StructError",
          "valibot.ValiError",
          "runtypes.ValidationError",
          "ajv.ValidationError",
          "express-validator.ValidationError");

  /**
   * By which scripts ask whether an error is made to be answered.
   * https://github.com/jshttp/http-errors#error-properties
   */
  private static final Set<String> SAYING_SO = Set.of("expose", "isBoom", "isJoi");

  /** Returns the test that reading such a member of an error is; empty for other members. */
  static Optional<Value> member(Value error, String name) {
    return SAYING_SO.contains(name) && error.taints().containsKey(Label.FAILURE)
        ? Optional.of(Conditions.harmlessIfTrue(error, SinkKind.ERROR.bit()))
        : Optional.empty();
  }

  private static final List<Condition.Checked> OWN_WORDS =
      List.of(new Condition.Checked(Label.FAILURE, SinkKind.ERROR.bit()));
}
