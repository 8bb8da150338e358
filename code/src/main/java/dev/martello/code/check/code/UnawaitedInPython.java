package dev.martello.code.check.code;

import dev.martello.code.analysis.Start;
import dev.martello.code.analysis.Usage;
import dev.martello.code.ir.Callee;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Language;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Unit;
import dev.martello.code.ir.Uses;
import dev.martello.code.project.CodeResults;
import dev.martello.value.Origin;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds coroutines, tasks, threads and programs of Python that nobody waits for. */
final class UnawaitedInPython {
  private UnawaitedInPython() {}

  static Stream<PlaceCheck.Place> in(CodeResults.FunctionCode code) {
    var units =
        code.result().reached().stream()
            .filter(unit -> unit.language() == Language.PYTHON)
            .toList();
    var elsewhere = new OwnCoroutines(units);
    return Stream.of(
            units.stream().flatMap(unit -> inPython(unit, elsewhere)), threads(code), handler(code))
        .flatMap(places -> places);
  }

  /** Nothing of a coroutine runs until somebody awaits it. */
  private static Stream<PlaceCheck.Place> inPython(Unit unit, OwnCoroutines elsewhere) {
    return unit.procedures().stream()
        .map(Procedure::uses)
        .flatMap(
            uses ->
                uses.procedure()
                    .instructions()
                    .filter(Instruction.Call.class::isInstance)
                    .map(Instruction.Call.class::cast)
                    .filter(call -> Asynchronous.isDropped(call.target(), uses))
                    .flatMap(call -> ofCoroutine(call, uses, unit, elsewhere)));
  }

  private static Stream<PlaceCheck.Place> ofCoroutine(
      Instruction.Call call, Uses uses, Unit unit, OwnCoroutines elsewhere) {
    var where = new Origin.Written(unit.file(), call.place());
    boolean isCoroutine =
        switch (call.callee()) {
          case Callee.Value(var callee) ->
              Asynchronous.isAsyncFunction(callee, uses, unit) || elsewhere.isBegunBy(where, unit);
          case Callee.Method(_, var name) ->
              (where.text().startsWith("self." + name + "(") && isAsyncMethod(name, unit))
                  || elsewhere.isBegunBy(where, unit);
          case Callee.Construct _, Callee.Declared _ -> false;
        };
    if (isCoroutine) {
      return Stream.of(
          new PlaceCheck.Place(where, "the coroutine is not awaited, so it never runs"));
    }
    return TASK.matcher(where.text()).lookingAt()
        ? Stream.of(
            new PlaceCheck.Place(
                where, "nobody waits for the task, which ends with the event loop"))
        : Stream.empty();
  }

  private static final Pattern TASK =
      Pattern.compile(
          "asyncio\\.(?:create_task|ensure_future)\\("
              + "|(?:\\w*loop|asyncio\\.get_(?:running|event)_loop\\(\\))\\.create_task\\(");

  private static boolean isAsyncMethod(String name, Unit unit) {
    var named = unit.named(name);
    return !named.isEmpty() && named.stream().allMatch(Asynchronous::isAsync);
  }

  /**
   * Lambda calls a handler of Python and takes what it returns for the answer.
   * https://docs.aws.amazon.com/lambda/latest/dg/python-handler.html
   */
  private static Stream<PlaceCheck.Place> handler(CodeResults.FunctionCode code) {
    var unit = code.entry().unit();
    boolean isNamed = code.entry().start() instanceof Start.Named;
    return unit.language() == Language.PYTHON && isNamed
        ? Handler.started(code)
            .filter(each -> Asynchronous.isAsync(each.procedure()))
            .filter(each -> !isDecorated(each.procedure(), unit))
            .map(
                each ->
                    new PlaceCheck.Place(
                        Handler.head(each),
                        "Lambda awaits no handler of Python, so nothing of it runs"))
        : Stream.empty();
  }

  /** A decorator may run what the handler is. */
  private static boolean isDecorated(Procedure procedure, Unit unit) {
    var file = unit.file();
    int line = file.line(procedure.span().start());
    return file.lineText(line).strip().startsWith("@")
        || (line > 1 && file.lineText(line - 1).strip().startsWith("@"));
  }

  /** Threads that nobody joins are frozen with the environment when the handler answers. */
  private static Stream<PlaceCheck.Place> threads(CodeResults.FunctionCode code) {
    var usages = code.result().usages();
    var programs =
        usages.stream().anyMatch(usage -> WAITING_FOR_PROGRAM.matcher(usage.name()).matches())
            ? Stream.<PlaceCheck.Place>empty()
            : usages.stream()
                .filter(usage -> !usage.isInitialisation())
                .filter(usage -> usage.name().equals("subprocess.Popen"))
                .filter(usage -> Results.isDropped(usage.where(), code.result().reached()))
                .map(usage -> new PlaceCheck.Place(usage.where(), UnawaitedCall.UNJOINED));
    var waiting =
        usages.stream()
            .map(Usage::name)
            .filter(name -> WAITING.matcher(name).find())
            .map(UnawaitedInPython::library)
            .collect(Collectors.toSet());
    var started =
        usages.stream()
            .filter(usage -> !usage.isInitialisation() && STARTING.matcher(usage.name()).matches())
            .filter(usage -> !waiting.contains(library(usage.name())))
            .map(usage -> new PlaceCheck.Place(usage.where(), UnawaitedCall.UNJOINED));
    return Stream.concat(programs, started);
  }

  /** Threads hand over what they did by queues. */
  private static String library(String name) {
    var first = name.substring(0, name.indexOf('.'));
    return first.equals("queue") || first.equals("_thread") ? "threading" : first;
  }

  /** What waits for a program that was started. */
  private static final Pattern WAITING_FOR_PROGRAM =
      Pattern.compile("subprocess\\.Popen\\(\\)\\.(?:wait|communicate|poll|__enter__|stdout.*)");

  /** What starts work of Python on another thread or process. */
  private static final Pattern STARTING =
      Pattern.compile(
          "threading\\.(?:Thread|Timer)\\(\\)\\.start|_thread\\.start_new_thread"
              + "|multiprocessing(?:\\.\\w+)*\\.Process\\(\\)\\.start"
              + "|concurrent\\.futures\\.\\w+Executor\\(\\)\\.submit");

  private static final Pattern WAITING =
      Pattern.compile(
          "^(?:threading|queue|multiprocessing|concurrent|asyncio)\\b.*\\.(?:join|is_alive|wait|get|result|acquire|shutdown"
              + "|as_completed|__enter__|exception|add_done_callback|wrap_future)$");
}
