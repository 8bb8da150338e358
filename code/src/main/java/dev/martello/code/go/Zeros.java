package dev.martello.code.go;

import dev.martello.code.ir.GoType;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Literal;
import dev.martello.value.Span;
import java.util.Optional;

/** What variables hold that nothing was assigned to. */
final class Zeros {
  private final FileLowering file;
  private final Body body;

  Zeros(FileLowering file, Body body) {
    this.file = file;
    this.body = body;
  }

  /** Makes the zero value of a type. */
  int of(String type, Span place) {
    if (GoType.isNumber(type)) {
      return body.constant(new Literal.Whole(0), place);
    }
    if (type.equals("string")) {
      return body.constant(new Literal.Text(""), place);
    }
    if (type.equals("bool")) {
      return body.constant(new Literal.Truth(false), place);
    }
    return GoType.isNamed(type) && isStruct(type)
        ? made(type, place)
        : body.constant(new Literal.Nothing(), place);
  }

  /**
   * Makes the zero value of a variable at the top: what points at a library's type was given a
   * value before anybody calls a method of it, wherever that is.
   */
  int ofGlobal(String type, Span place) {
    var pointed = GoType.pointedAt(type);
    boolean isForeign =
        !pointed.equals(type)
            && GoType.isNamed(pointed)
            && file.types().declarationOf(pointed).isEmpty();
    return isForeign
        ? body.builtin(Expressions.UNSET, place, body.constant(new Literal.Text(pointed), place))
        : of(type, place);
  }

  /** Makes an object of a type. */
  int made(String type, Span place) {
    int target = body.register();
    body.add(new Instruction.New(target, type, place));
    return target;
  }

  /** Types of libraries are structs, as far as anybody knows. */
  private boolean isStruct(String type) {
    Optional<GoPackage.Declaration> declared = file.types().declarationOf(type);
    return declared
        .map(found -> found.node().child("type").filter(each -> each.is("struct_type")).isPresent())
        .orElse(true);
  }
}
