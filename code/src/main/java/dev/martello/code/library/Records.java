package dev.martello.code.library;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.value.Arguments;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Value;
import java.util.Map;

/** Python: maps of the fields of objects: {@code dataclasses.asdict(x)}, {@code x.model_dump()}. */
final class Records {
  static final Map<String, Behaviour> FUNCTIONS =
      Behaviour.named(
          (event, run) -> fields(given(event), event, run),
          "dataclasses.asdict",
          "attr.asdict",
          "attrs.asdict",
          "pydantic.BaseModel.model_dump",
          "pydantic.BaseModel.dict",
          "pydantic.BaseModel.model_dump_json",
          "pydantic.BaseModel.json",
          "aws_lambda_powertools.utilities.parser.BaseModel.model_dump",
          "typing.NamedTuple._asdict");

  static final Map<String, Behaviour> METHODS =
      Behaviour.named(
          (event, run) -> fields(event.receiver(), event, run), "model_dump", "_asdict");

  /** The number among the objects of a call that its map has. */
  private static final int NUMBER = 90;

  private Records() {}

  private static Value given(CallEvent event) {
    return event.receiver().isNone() ? event.arguments().at(0) : event.receiver();
  }

  private static Value fields(Value record, CallEvent event, Interpreter run) {
    var result = Value.none().tainted(record.taints());
    for (var atom : record.atoms()) {
      boolean isRecord =
          atom instanceof Atom.Reference reference
              && run.get(reference.object()) instanceof HeapObject held
              && held.kind() == HeapObject.Kind.INSTANCE;
      result =
          result.join(
              isRecord
                  ? map((Atom.Reference) atom, event, run)
                  : run.unknownResult(Value.of(atom), Arguments.none()));
    }
    return result;
  }

  private static Value map(Atom.Reference reference, CallEvent event, Interpreter run) {
    var held = java.util.Objects.requireNonNull(run.get(reference.object()));
    var map =
        HeapObject.of(HeapObject.Kind.MAP).withMembers(held.members()).withAny(held.any());
    return run.make(event, NUMBER, map);
  }
}
