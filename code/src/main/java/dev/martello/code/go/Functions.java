package dev.martello.code.go;

import dev.martello.code.ir.Exit;
import dev.martello.code.ir.GoType;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Literal;
import dev.martello.code.ir.Locals;
import dev.martello.code.ir.Procedure;
import dev.martello.code.tree.Node;
import dev.martello.value.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Lowers functions, methods and function literals. */
final class Functions {
  private final FileLowering file;
  private final Body body;

  Functions(FileLowering file, Body body) {
    this.file = file;
    this.body = body;
  }

  /** Lowers the parameters and the code of a function, and ends its procedure. */
  void lower(Node function) {
    function.child("parameters").ifPresent(list -> parameters(list, function));
    function.child("result").ifPresent(this::results);
    function.child("body").ifPresent(code -> body(function, code));
    file.end(body.builder());
  }

  private void parameters(Node list, Node function) {
    for (var parameter : list.named()) {
      boolean isRest = parameter.is("variadic_parameter_declaration");
      if (!isRest && !parameter.is("parameter_declaration")) {
        continue;
      }
      var declared = parameter.child("type").map(type -> file.types().of(type, body)).orElse("");
      var type = isRest ? "[]" + declared : declared;
      var names = parameter.all("name").stream().filter(Node::isNamed).toList();
      if (names.isEmpty()) {
        parameter("_", type, isRest, parameter.span());
      }
      for (var name : names) {
        int register = parameter(name.text(), type, isRest, name.span());
        int own = new StructCopies(file, body).parameter(name, type, register, function);
        if (own != register) {
          body.declare(name.text(), own, type);
        }
      }
    }
  }

  private int parameter(String name, String type, boolean isRest, Span place) {
    int register =
        body.builder()
            .parameter(name, isRest ? Procedure.Kind.REST : Procedure.Kind.PLAIN, type, List.of());
    body.declare(name, register, type);
    if (GoType.isNamed(GoType.pointedAt(type))) {
      body.add(new Instruction.Typed(register, register, GoType.pointedAt(type), Map.of(), place));
    }
    return register;
  }

  private void results(Node result) {
    if (!result.is("parameter_list")) {
      body.resultTypes().add(file.types().of(result, body));
      return;
    }
    for (var parameter : result.named()) {
      var type = parameter.child("type").map(each -> file.types().of(each, body)).orElse("");
      var names = parameter.all("name").stream().filter(Node::isNamed).toList();
      body.resultTypes().addAll(Collections.nCopies(Math.max(1, names.size()), type));
      for (var name : names) {
        int register = body.declare(name.text(), type);
        int zero = new Zeros(file, body).of(type, name.span());
        body.add(new Instruction.Copy(register, zero, name.span()));
        body.results().add(new Locals.Variable<>(register, type));
      }
    }
  }

  /** A deferred function that recovers makes what panics end like everything else. */
  private void body(Node function, Node code) {
    var statements = new Statements(file, body);
    if (!recovers(code)) {
      statements.block(code);
      statements.leave(List.of(), function.span());
      return;
    }
    int recovered = body.declare(Calls.RECOVER, GoType.UNKNOWN);
    body.add(new Instruction.Constant(recovered, new Literal.Nothing(), code.span()));
    int handler = body.block();
    int before = body.builder().handledBy(handler);
    int start = body.block();
    body.jump(start);
    body.at(start);
    statements.block(code);
    body.builder().handledBy(before);
    int end = body.block();
    body.jump(end);
    body.at(end);
    statements.leave(List.of(), function.span());
    body.at(handler);
    body.add(new Instruction.Caught(recovered, List.of(), code.span()));
    statements.leave(List.of(), function.span());
  }

  private static boolean recovers(Node code) {
    return code.everything()
        .filter(node -> node.is("defer_statement"))
        .anyMatch(
            node ->
                node.everything()
                    .anyMatch(each -> each.is("identifier") && each.text().equals("recover")));
  }

  /** Lowers a function literal and returns its value. */
  int literal(Node function) {
    var builder = file.begin("", body.builder().number(), function.span());
    new Functions(file, new Body(builder, body)).lower(function);
    int target = body.register();
    body.add(new Instruction.Closure(target, builder.number(), function.span()));
    return target;
  }

  /** Ends with values, or with the results that have names. */
  static void returning(Body body, List<Integer> values, Span place) {
    var all = new ArrayList<>(values);
    if (all.isEmpty()) {
      body.results().forEach(result -> all.add(result.register()));
    }
    int result =
        switch (all.size()) {
          case 0 -> -1;
          case 1 -> all.getFirst();
          default ->
              body.make(
                  Instruction.Container.TUPLE,
                  all.stream().map(each -> new Instruction.Entry(-1, each, false)).toList(),
                  place);
        };
    body.builder().end(new Exit.Return(result, place));
  }
}
