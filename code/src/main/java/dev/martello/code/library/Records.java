package dev.martello.code.library;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.flow.Objects;
import dev.martello.code.value.Arguments;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Value;
import java.util.ArrayList;
import java.util.Map;

/**
 * Python: maps and texts of the fields of objects: {@code dataclasses.asdict(x)}, {@code
 * x.model_dump()}, {@code x.model_dump_json()}.
 */
final class Records {
  static final Map<String, Behaviour> FUNCTIONS =
      Behaviour.table(
          Behaviour.named(
              (event, run) -> fields(event.arguments().at(0), event, run),
              "dataclasses.asdict",
              "attr.asdict",
              "attrs.asdict"),
          Behaviour.named(
              (event, run) -> fields(event.receiver(), event, run),
              "pydantic.BaseModel.model_dump",
              "pydantic.BaseModel.dict",
              "aws_lambda_powertools.utilities.parser.BaseModel.model_dump",
              "typing.NamedTuple._asdict"),
          Behaviour.named(
              Records::text,
              "pydantic.BaseModel.model_dump_json",
              "pydantic.BaseModel.json",
              "aws_lambda_powertools.utilities.parser.BaseModel.model_dump_json"));

  static final Map<String, Behaviour> METHODS =
      Behaviour.table(
          Behaviour.named(
              (event, run) -> fields(event.receiver(), event, run), "model_dump", "_asdict"),
          Behaviour.named(Records::text, "model_dump_json"));

  /** The number among the objects of a call that its map has. */
  private static final int NUMBER = 90;

  private Records() {}

  private static Value text(CallEvent event, Interpreter run) {
    return Value.unknown().tainted(Objects.deep(run, event.receiver()));
  }

  private static Value fields(Value record, CallEvent event, Interpreter run) {
    var records = new ArrayList<HeapObject>();
    var result = Value.none().tainted(record.taints());
    for (var atom : record.atoms()) {
      if (atom instanceof Atom.Reference reference
          && run.get(reference.object()) instanceof HeapObject held
          && held.kind() == HeapObject.Kind.INSTANCE) {
        records.add(map(held));
      } else {
        result = result.join(run.unknownResult(Value.of(atom), Arguments.none()));
      }
    }
    // Two maps of one call would take the same place.
    var map = records.stream().reduce(HeapObject::join);
    return map.isEmpty() ? result : result.join(run.make(event, NUMBER, map.get()));
  }

  private static HeapObject map(HeapObject held) {
    return HeapObject.of(HeapObject.Kind.MAP).withMembers(held.members()).withAny(held.any());
  }
}
