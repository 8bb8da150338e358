package dev.martello.code.library;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.GoPointers;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.ir.Annotation;
import dev.martello.code.ir.TypeDeclaration;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.SinkKind;
import dev.martello.code.value.Value;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the tags of Go's structs say of their fields, and who looks whether it holds. */
final class GoValidation {
  /** What gin asks when it binds a request. */
  static final String BINDING = "binding";

  private static final Pattern STRUCT =
      Pattern.compile(
          "(?:github\\.com/go-playground/validator|gopkg\\.in/go-playground/validator).*\\.Struct(?:Ctx)?");

  private static final Pattern OTHER =
      Pattern.compile("github\\.com/asaskevich/govalidator\\.ValidateStruct");

  /** Rules that let nothing through that could do harm. */
  private static final Pattern STRICT =
      Pattern.compile(
          "(?:^|[,|])(?:oneof=|in\\(|eq=|(?:alpha|alphanum|alphaunicode|alphanumunicode|numeric|number|int|uuid\\w*"
              + "|hexadecimal|boolean|datetime\\b.*|e164|iso\\w+|semver|ulid|mongodb|ip|ipv[46]|mac|latitude"
              + "|longitude|md5|sha\\d+)(?:[,|]|$))");

  private static final int DEEPEST = 4;

  private GoValidation() {}

  /** Returns what a call of a library of validation gives; empty for other calls. */
  static Optional<Value> call(CallEvent event, Interpreter run) {
    boolean isOther = OTHER.matcher(event.name()).matches();
    if (!isOther && !STRUCT.matcher(event.name()).matches()) {
      return Optional.empty();
    }
    int unit = event.in().unit();
    for (var argument : event.arguments().all().toList()) {
      validate(argument, isOther ? "valid" : "validate", unit, run, 0);
    }
    return Optional.of(
        run.semantics().error("validation", event.where()).join(Interpreter.NOTHING));
  }

  /** What fails is refused, as far as anybody asks. */
  private static void validate(Value of, String library, int unit, Interpreter run, int depth) {
    for (var atom : of.atoms()) {
      if (depth < DEEPEST
          && atom instanceof Atom.Reference reference
          && run.get(reference.object()) instanceof HeapObject held) {
        validate(
            GoPointers.followed(Value.of(atom), run), held, reference, library, unit, run, depth);
      }
    }
  }

  private static void validate(
      Value value,
      HeapObject held,
      Atom.Reference reference,
      String library,
      int unit,
      Interpreter run,
      int depth) {
    if (!value.equals(Value.of(reference))) {
      validate(value, library, unit, run, depth + 1);
      return;
    }
    var type = run.program().type(held.type(), unit);
    if (type.isEmpty()) {
      return;
    }
    var result = held;
    for (var field : type.get().fieldTypes().keySet()) {
      int name = run.names().of(field);
      var member = held.member(name);
      if (member == null) {
        continue;
      }
      if (isStrict(type.get(), library, field)) {
        result = result.with(name, member.each(taint -> taint.clear(SinkKind.ALL)));
      } else {
        validate(member, library, unit, run, depth + 1);
      }
    }
    if (result != held) {
      run.put(reference.object(), result);
    }
  }

  /** Returns whether a field has a rule that lets nothing harmful through. */
  static boolean isStrict(TypeDeclaration type, String library, String field) {
    return type.annotations().stream()
        .filter(annotation -> annotation.name().equals(library))
        .map(Annotation::values)
        .findFirst()
        .orElse(Map.of())
        .entrySet()
        .stream()
        .anyMatch(entry -> entry.getKey().equals(field) && STRICT.matcher(entry.getValue()).find());
  }
}
