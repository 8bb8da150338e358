package dev.martello.code.script;

import dev.martello.code.ir.Argument;
import dev.martello.code.ir.Callee;
import dev.martello.code.ir.Exit;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Instruction.Entry;
import dev.martello.code.ir.Key;
import dev.martello.code.ir.Literal;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Unit;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Shows a unit so that people can compare it with its source. */
final class Shown {
  private Shown() {}

  static String of(Unit unit) {
    var text = new StringBuilder();
    unit.procedures().forEach(procedure -> show(procedure, text));
    unit.problems().forEach(problem -> text.append(problem).append('\n'));
    return text.toString();
  }

  private static void show(Procedure procedure, StringBuilder text) {
    text.append(heading(procedure)).append('\n');
    for (int number : reachable(procedure)) {
      var block = procedure.blocks().get(number);
      if (number > 0) {
        text.append("b").append(number);
        text.append(block.handler() < 0 ? "" : " handled by b" + block.handler()).append(":\n");
      }
      block.instructions().forEach(each -> text.append("  ").append(show(each)).append('\n'));
      text.append("  ").append(show(block.exit())).append('\n');
    }
  }

  private static String heading(Procedure procedure) {
    var parameters =
        procedure.parameters().stream()
            .map(
                it ->
                    (it.kind() == Procedure.Kind.PLAIN ? "" : "...")
                        + "r"
                        + it.register()
                        + (it.name().isEmpty() ? "" : " " + it.name())
                        + (it.type().isEmpty() ? "" : ": " + it.type())
                        + it.annotations().stream()
                            .map(note -> " @" + note.name() + new TreeMap<>(note.values()))
                            .collect(Collectors.joining()))
            .collect(Collectors.joining(", "));
    var owner = procedure.owner().isEmpty() ? "" : procedure.owner() + ".";
    return "#%d %s%s(%s)%s%s%s%s"
        .formatted(
            procedure.number(),
            owner,
            procedure.name(),
            parameters,
            procedure.self() < 0 ? "" : " this r" + procedure.self(),
            procedure.shared().isEmpty() ? "" : " shared " + new TreeSet<>(procedure.shared()),
            new TreeSet<>(procedure.traits())
                .stream().map(it -> " " + low(it)).collect(Collectors.joining()),
            procedure.annotations().stream()
                .map(note -> " @" + note.name() + new TreeMap<>(note.values()))
                .collect(Collectors.joining()));
  }

  private static List<Integer> reachable(Procedure procedure) {
    var found = new TreeSet<Integer>();
    var open = new java.util.ArrayDeque<Integer>(List.of(0));
    while (!open.isEmpty()) {
      int number = open.pop();
      if (found.add(number)) {
        var block = procedure.blocks().get(number);
        if (block.handler() >= 0) {
          open.add(block.handler());
        }
        open.addAll(targets(block.exit()));
      }
    }
    return List.copyOf(found);
  }

  private static List<Integer> targets(Exit exit) {
    return switch (exit) {
      case Exit.Jump jump -> List.of(jump.block());
      case Exit.Branch branch -> List.of(branch.whenTrue(), branch.whenFalse());
      case Exit.Either either -> List.of(either.first(), either.second());
      case Exit.Return done -> List.of();
      case Exit.Throw thrown -> List.of();
    };
  }

  private static String low(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String show(Exit exit) {
    return switch (exit) {
      case Exit.Jump jump -> "jump b" + jump.block();
      case Exit.Branch branch ->
          "if %s then b%d else b%d"
              .formatted(register(branch.condition()), branch.whenTrue(), branch.whenFalse());
      case Exit.Either either -> "either b%d or b%d".formatted(either.first(), either.second());
      case Exit.Return done -> "return" + (done.value() < 0 ? "" : " " + register(done.value()));
      case Exit.Throw thrown ->
          thrown.value() < 0 ? "throw again" : "throw " + register(thrown.value());
    };
  }

  private static String show(Instruction instruction) {
    var effect =
        switch (instruction) {
          case Instruction.Constant it -> literal(it.value());
          case Instruction.Copy it -> register(it.source());
          case Instruction.Builtin it -> "builtin " + it.name();
          case Instruction.Import it ->
              "import " + it.module() + (it.member().isEmpty() ? "" : " member " + it.member());
          case Instruction.ThisModule it -> "module";
          case Instruction.TypeObject it -> "type " + it.type();
          case Instruction.Load it -> register(it.object()) + key(it.key());
          case Instruction.Store it ->
              register(it.object()) + key(it.key()) + " = " + register(it.value());
          case Instruction.LoadOuter it -> "outer %d r%d".formatted(it.depth(), it.register());
          case Instruction.StoreOuter it ->
              "outer %d r%d = r%d".formatted(it.depth(), it.register(), it.value());
          case Instruction.Make it ->
              low(it.kind())
                  + it.entries().stream()
                      .map(Shown::entry)
                      .collect(Collectors.joining(", ", "(", ")"));
          case Instruction.Concatenate it -> "text " + registers(it.parts());
          case Instruction.Operate it -> low(it.operator()) + " " + registers(it.operands());
          case Instruction.Call it -> callee(it.callee()) + arguments(it.arguments());
          case Instruction.New it -> "new " + it.type();
          case Instruction.MakeClass it -> "class %s %s".formatted(it.name(), it.bases());
          case Instruction.Closure it -> "function #" + it.procedure();
          case Instruction.MethodValue it -> "method " + it.method();
          case Instruction.Each it ->
              (it.isKey() ? "key of " : "each of ") + register(it.iterable());
          case Instruction.Rest it -> "rest of " + register(it.object());
          case Instruction.Caught it -> "caught";
          case Instruction.Await it -> "await " + register(it.source());
          case Instruction.Yield it -> "yield " + register(it.source());
          case Instruction.Typed it ->
              "%s as %s%s"
                  .formatted(
                      register(it.source()),
                      it.type(),
                      it.attributes().isEmpty() ? "" : " " + new TreeMap<>(it.attributes()));
        };
    return instruction.target() < 0 ? effect : register(instruction.target()) + " = " + effect;
  }

  private static String register(int number) {
    return "r" + number;
  }

  private static String registers(List<Integer> numbers) {
    return numbers.stream().map(Shown::register).collect(Collectors.joining(" "));
  }

  private static String literal(Literal literal) {
    return switch (literal) {
      case Literal.Text text -> quoted(text.value());
      case Literal.Whole whole -> Long.toString(whole.value());
      case Literal.Decimal decimal -> Double.toString(decimal.value());
      case Literal.Truth truth -> Boolean.toString(truth.value());
      case Literal.Nothing nothing -> "nothing";
      case Literal.Pattern pattern -> "/" + pattern.source() + "/" + pattern.flags();
    };
  }

  private static String quoted(String text) {
    return text.codePoints()
        .mapToObj(
            point ->
                point >= ' ' && point < 127
                    ? Character.toString(point)
                    : "\\u{%x}".formatted(point))
        .collect(Collectors.joining("", "\"", "\""));
  }

  private static String key(Key key) {
    return switch (key) {
      case Key.Member member -> "." + member.name();
      case Key.Element element -> "[" + register(element.register()) + "]";
      case Key.Any any -> "[?]";
    };
  }

  private static String entry(Entry entry) {
    var key = entry.key() < 0 ? "" : register(entry.key()) + ": ";
    return (entry.isSpread() ? "..." : key) + register(entry.value());
  }

  private static String callee(Callee callee) {
    return switch (callee) {
      case Callee.Value value -> "call " + register(value.register());
      case Callee.Method method ->
          "call %s.%s".formatted(register(method.receiver()), method.name());
      case Callee.Construct construct -> "new " + register(construct.register());
      case Callee.Declared declared -> declared.toString();
    };
  }

  private static String arguments(List<Argument> arguments) {
    return IntStream.range(0, arguments.size())
        .mapToObj(arguments::get)
        .map(
            it ->
                (it.kind() == Argument.Kind.PLAIN ? "" : "...")
                    + (it.name().isEmpty() ? "" : it.name() + "=")
                    + register(it.register()))
        .collect(Collectors.joining(", ", "(", ")"));
  }
}
