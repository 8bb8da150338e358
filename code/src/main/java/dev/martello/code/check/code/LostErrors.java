package dev.martello.code.check.code;

import dev.martello.code.analysis.Analysis;
import dev.martello.code.analysis.Usage;
import dev.martello.code.ir.Block;
import dev.martello.code.ir.Exit;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Key;
import dev.martello.code.ir.Language;
import dev.martello.code.ir.Literal;
import dev.martello.code.ir.Operands;
import dev.martello.code.ir.Operator;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Unit;
import dev.martello.code.project.CodeResults;
import dev.martello.value.Origin;
import dev.martello.value.Span;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds errors of Go that get lost: what failed is at most told, and what runs then goes on as if
 * nothing had happened.
 */
record LostErrors(Unit unit, Procedure procedure, List<Usage> usages, List<Unit> units) {
  /*
   * Where `err != nil` is asked, the blocks that are reached through the answer yes alone treat the
   * error. It is lost if these only tell of it, if they return no error, and if nothing that is
   * returned elsewhere comes from it.
   */
  /** Calls whose failure a new attempt may mend. */
  private static final Pattern WORK =
      Pattern.compile(
          "^aws:|^net/http\\.(?:Client|DefaultClient|Get|Post)|^database/sql\\.\\w+\\.Exec"
              + "|^github\\.com/jmoiron/sqlx\\..*Exec|^github\\.com/jackc/pgx.*\\.Exec$"
              + "|^github\\.com/redis/|^gorm\\.io/gorm.*\\.(?:Create|Save|Updates?|Delete|Exec)$|^net/smtp\\.SendMail"
              + "|^go\\.mongodb\\.org/.*\\.(?:Insert|Update|Replace|Delete)(?:One|Many)$|^github\\.com/(?:stripe|go-resty|sendgrid)/");

  /** Effects of AWS, which nobody asks for anything but whether they came off. */
  private static final Pattern EFFECT =
      Pattern.compile(
          "^aws:[\\w-]+\\.(?:Put|Update|Delete|Send|Publish|Start|Create|Batch|Invoke)");

  /** What is measured and traced beside the work. */
  private static final Pattern MEASURING =
      Pattern.compile("^aws:(?:cloudwatch|monitoring|xray)\\.Put");

  private static final Pattern TELLING =
      Pattern.compile(
          "^(?:log|log/slog|fmt|strings|strconv|errors|time|encoding/json)\\.|\\.(?:Error|String)$"
              + "|\\.(?:Print|Info|Debug|Warn|Warning|Error|Trace|With)(?:f|ln|w|Context|Field|Fields|Error)?$"
              + "|\\.(?:Msg|Msgf|Err|Str|Send)$");

  /** What Go itself has to look at values. */
  private static final Set<String> SIZE = Set.of("len", "cap", "string", "min", "max");

  private static final Pattern ENDING = Pattern.compile("\\.(?:Fatal|Panic)(?:f|ln)?$|^os\\.Exit$");

  /** Functions that read what came, whose errors no new attempt mends. */
  private static final Pattern READING =
      Pattern.compile(
          "^(?:un)?(?i:pars|decod|valid|load|json|extract|deserial|convert|read|map|format|marshal|close)"
              + "(?!\\w*And[A-Z])\\w*|JSON|Json|Decod|Parse|Unmarshal|Validat");

  /** Functions whose failure is no failure of the event. */
  private static final Pattern BESIDE =
      Pattern.compile(
          "(?i)clean|close|rollback|release|unlock|metric|audit|emit|stat|trace|warm|cache|shutdown|flush"
              + "|abort|compensat|cancel|heartbeat|extend|init|setup");

  /** What recovers from panics and lets nobody know. */
  private static final Pattern RECOVERING = Pattern.compile("\\brecover\\(\\)");

  private static final Pattern PASSING_ON =
      Pattern.compile("\\bpanic\\(|(?<![:=!<>])=(?!=|\\s*nil\\b)|\\bappend\\(|<-|os\\.Exit|Fatal");

  private static final Pattern NAME = Pattern.compile("([\\w.]+)(?:\\[[^\\]]*])?\\(");

  /** Returns where errors get lost in handlers, and in the functions that handlers call. */
  static Stream<Origin.Written> in(CodeResults.FunctionCode code) {
    var usages = code.result().usages();
    var units = code.result().reached();
    var beside = Goroutines.forgottenFunctions(code);
    var handlers = Handler.started(code).map(Analysis.Started::procedure).toList();
    return units.stream()
        .filter(unit -> unit.language() == Language.GO)
        .flatMap(
            unit ->
                unit.procedures().stream()
                    .filter(
                        procedure ->
                            handlers.contains(procedure)
                                || (!beside.contains(procedure.name())
                                    && !BESIDE.matcher(procedure.name()).find()
                                    && runs(unit, procedure, usages)))
                    .flatMap(
                        procedure ->
                            new LostErrors(unit, procedure, usages, units).places().stream()));
  }

  /** Returns whether a function's failure is, by its name, no failure of the event. */
  static boolean isBeside(String name) {
    return BESIDE.matcher(name).find();
  }

  /** Returns whether something in a procedure was called while an event was handled. */
  private static boolean runs(Unit unit, Procedure procedure, List<Usage> usages) {
    return procedure.number() > 0
        && usages.stream()
            .anyMatch(
                usage ->
                    !usage.isInitialisation()
                        && usage.where().file().equals(unit.file())
                        && procedure.span().start() <= usage.where().span().start()
                        && usage.where().span().end() <= procedure.span().end());
  }

  /** Returns the places where errors get lost. */
  private List<Origin.Written> places() {
    return Stream.of(tested(), dropped(), ignored(), recovered())
        .flatMap(places -> places)
        .distinct()
        .map(place -> new Origin.Written(unit.file(), place))
        .toList();
  }

  private Stream<Span> tested() {
    var returned = returned();
    return IntStream.range(0, procedure.blocks().size())
        .boxed()
        .flatMap(number -> tested(number, returned).stream());
  }

  private List<Span> tested(int number, Set<Integer> returned) {
    var block = procedure.blocks().get(number);
    if (!(block.exit() instanceof Exit.Branch branch)) {
      return List.of();
    }
    int error = branch.condition();
    boolean isErrorWhenTrue = true;
    for (var instruction : block.instructions().reversed()) {
      if (instruction instanceof Instruction.Operate(var target, var operator, var of, _)
          && target == error) {
        switch (operator) {
          case NOT -> {
            isErrorWhenTrue = !isErrorWhenTrue;
            error = of.getFirst();
          }
          case IS_NOTHING -> {
            var aliases = new HashSet<Integer>();
            boolean isWork = isWork(of.getFirst(), block, aliases);
            int treating = isErrorWhenTrue ? branch.whenFalse() : branch.whenTrue();
            return isWork
                    && aliases.stream().filter(returned::contains).noneMatch(live(treating)::get)
                    && isSilent(through(treating), aliases)
                ? List.of(branch.place())
                : List.of();
          }
          default -> {
            return List.of();
          }
        }
      }
    }
    return List.of();
  }

  /** Returns what is read behind the treatment of an error before it is written again. */
  private BitSet live(int treating) {
    var liveness = Liveness.of(procedure);
    var blocks = through(treating);
    var live = new BitSet();
    blocks.stream()
        .flatMap(number -> procedure.blocks().get(number).next())
        .filter(next -> !blocks.get(next))
        .forEach(next -> live.or(liveness.at(next)));
    procedure.shared().forEach(live::set);
    return live;
  }

  /** Returns whether an error comes from a call that does something; collects its registers. */
  private boolean isWork(int error, Block block, Set<Integer> aliases) {
    aliases.add(error);
    var sources = definitions(error, block);
    return sources.stream()
        .anyMatch(
            source ->
                switch (source) {
                  case Instruction.Copy copy when !aliases.contains(copy.source()) ->
                      isWork(copy.source(), block, aliases);
                  case Instruction.Typed typed when typed.source() == error -> true;
                  case Instruction.Typed typed when !aliases.contains(typed.source()) ->
                      isWork(typed.source(), block, aliases);
                  case Instruction.Load(_, var tuple, Key.Member _, _)
                      when !aliases.contains(tuple) ->
                      isWork(tuple, block, aliases);
                  case Instruction.Call call -> isWork(call);
                  default -> false;
                });
  }

  /** Returns what was written last in the same block, or whatever writes elsewhere. */
  private List<Instruction> definitions(int register, Block block) {
    for (var instruction : block.instructions().reversed()) {
      if (instruction.target() == register) {
        return List.of(instruction);
      }
    }
    return procedure.blocks().stream()
        .flatMap(each -> each.instructions().stream())
        .filter(each -> each.target() == register)
        .toList();
  }

  private boolean isWork(Instruction.Call call) {
    var names = names(call);
    if (!names.isEmpty()) {
      return names.stream()
          .anyMatch(name -> WORK.matcher(name).find() && !MEASURING.matcher(name).find());
    }
    var name = written(call.place());
    return !name.isEmpty()
        && Character.isLetter(name.charAt(0))
        && !READING.matcher(name.substring(name.lastIndexOf('.') + 1)).find();
  }

  private List<String> names(Instruction.Call call) {
    return usages.stream()
        .filter(usage -> usage.where().file().equals(unit.file()))
        .filter(usage -> usage.where().span().equals(call.place()))
        .map(Usage::name)
        .toList();
  }

  /** Returns the name that stands before the bracket of a call. */
  private String written(Span place) {
    var name = NAME.matcher(unit.file().text().substring(place.start(), place.end()));
    return name.lookingAt() ? name.group(1) : "";
  }

  /** Returns the blocks that are reached through one of them alone. */
  private BitSet through(int block) {
    var all = reachable(-1);
    all.andNot(reachable(block));
    return all;
  }

  private BitSet reachable(int without) {
    var seen = new BitSet();
    var waiting = new ArrayDeque<Integer>();
    waiting.add(0);
    while (!waiting.isEmpty()) {
      int at = waiting.remove();
      if (at != without && !seen.get(at)) {
        seen.set(at);
        procedure.blocks().get(at).next().forEach(waiting::add);
      }
    }
    return seen;
  }

  private boolean isSilent(BitSet blocks, Set<Integer> aliases) {
    var written = new HashSet<>(aliases);
    for (int number : blocks.stream().toArray()) {
      var block = procedure.blocks().get(number);
      boolean isTold =
          switch (block.exit()) {
            case Exit.Throw _ -> true;
            case Exit.Return leaving -> !isNoError(leaving.value());
            case Exit.Jump _, Exit.Branch _, Exit.Either _ -> false;
          };
      if (isTold || !block.instructions().stream().allMatch(this::isTelling)) {
        return false;
      }
      block.instructions().stream()
          .mapToInt(Instruction::target)
          .filter(target -> target >= 0)
          .forEach(written::add);
    }
    written.removeAll(aliases);
    return !isReadElsewhere(written, blocks);
  }

  private boolean isTelling(Instruction instruction) {
    return switch (instruction) {
      case Instruction.Store _,
          Instruction.StoreOuter _,
          Instruction.Yield _,
          Instruction.Closure _ ->
          false;
      case Instruction.Call call -> {
        var names = names(call);
        yield SIZE.contains(written(call.place()))
            || (!names.isEmpty()
                && names.stream()
                    .allMatch(
                        name -> TELLING.matcher(name).find() && !ENDING.matcher(name).find()));
      }
      default -> true;
    };
  }

  /** A variable may tell the rest of the procedure that something failed. */
  private boolean isReadElsewhere(Set<Integer> written, BitSet blocks) {
    return IntStream.range(0, procedure.blocks().size())
        .filter(number -> !blocks.get(number))
        .mapToObj(procedure.blocks()::get)
        .flatMapToInt(
            block ->
                IntStream.concat(
                    block.instructions().stream().flatMapToInt(Operands::of),
                    Operands.of(block.exit())))
        .anyMatch(written::contains);
  }

  /** Returns whether what is returned says that all went well. */
  private boolean isNoError(int value) {
    return value < 0
        || all()
            .filter(each -> each.target() == value)
            .allMatch(
                each ->
                    switch (each) {
                      case Instruction.Constant constant ->
                          constant.value() instanceof Literal.Nothing;
                      case Instruction.Make made ->
                          !made.entries().isEmpty() && isNoError(made.entries().getLast().value());
                      default -> false;
                    });
  }

  private Stream<Instruction> all() {
    return procedure.blocks().stream().flatMap(block -> block.instructions().stream());
  }

  /** Returns the registers that what is returned may come from. */
  private Set<Integer> returned() {
    var found = new HashSet<Integer>();
    for (var block : procedure.blocks()) {
      Operands.of(block.exit())
          .filter(_ -> block.exit() instanceof Exit.Return)
          .forEach(found::add);
    }
    for (int before = -1; before != found.size(); ) {
      before = found.size();
      all()
          .filter(each -> found.contains(each.target()))
          .filter(LostErrors::handsOn)
          .flatMapToInt(Operands::of)
          .filter(register -> register >= 0)
          .boxed()
          .toList()
          .forEach(found::add);
    }
    return found;
  }

  private static boolean handsOn(Instruction instruction) {
    return instruction instanceof Instruction.Copy
        || instruction instanceof Instruction.Typed
        || instruction instanceof Instruction.Make
        || instruction instanceof Instruction.Call
        || instruction instanceof Instruction.Operate(_, Operator operator, _, _)
            && operator == Operator.ADD;
  }

  /** Functions of the project that do something and whose error nobody looks at. */
  private Stream<Span> ignored() {
    return all()
        .filter(Instruction.Call.class::isInstance)
        .map(Instruction.Call.class::cast)
        .filter(call -> names(call).isEmpty() && !isBeside(call.place()))
        .filter(call -> isWorking(written(call.place())))
        .map(Instruction.Call::place)
        .filter(place -> Results.isDropped(new Origin.Written(unit.file(), place), List.of(unit)));
  }

  /** What runs beside this, or at its end, may fail as it likes. */
  private boolean isBeside(Span place) {
    var text = unit.file().text();
    return text.startsWith("defer ", Math.max(0, place.start() - "defer ".length()))
        || text.startsWith("go ", Math.max(0, place.start() - "go ".length()));
  }

  /** Returns whether a function of a name returns an error alone and does something itself. */
  private boolean isWorking(String written) {
    var name = written.substring(written.lastIndexOf('.') + 1);
    return !name.isEmpty()
        && !BESIDE.matcher(name).find()
        && units.stream()
            .anyMatch(
                each ->
                    each.procedures().stream()
                        .filter(one -> one.name().equals(name))
                        .anyMatch(one -> returnsError(each, one) && isWorking(each, one)));
  }

  private static boolean returnsError(Unit unit, Procedure procedure) {
    var text = unit.file().text().substring(procedure.span().start(), procedure.span().end());
    int body = text.indexOf('{');
    return body > 0 && text.substring(0, body).stripTrailing().endsWith(") error");
  }

  private boolean isWorking(Unit each, Procedure one) {
    return usages.stream()
        .filter(usage -> usage.where().file().equals(each.file()))
        .filter(usage -> one.span().start() <= usage.where().span().start())
        .filter(usage -> usage.where().span().end() <= one.span().end())
        .anyMatch(usage -> WORK.matcher(usage.name()).find());
  }

  /** A deferred function that ends panics, tells of them at most, and leaves no error behind. */
  private Stream<Span> recovered() {
    var file = unit.file().text();
    int start = procedure.span().start();
    var text = file.substring(start, procedure.span().end());
    var recovering = RECOVERING.matcher(text);
    boolean isDeferred =
        text.startsWith("func()")
            && file.startsWith("defer ", Math.max(0, start - "defer ".length()));
    return isDeferred && recovering.find() && !PASSING_ON.matcher(text).find()
        ? Stream.of(new Span(start + recovering.start(), start + recovering.end()))
        : Stream.empty();
  }

  /** Effects of which nothing is asked, not even whether they came off. */
  private Stream<Span> dropped() {
    return all()
        .filter(Instruction.Call.class::isInstance)
        .map(Instruction.Call.class::cast)
        .filter(
            call ->
                names(call).stream()
                    .anyMatch(
                        name -> EFFECT.matcher(name).find() && !MEASURING.matcher(name).find()))
        .map(Instruction.Call::place)
        .filter(place -> Results.isDropped(new Origin.Written(unit.file(), place), List.of(unit)));
  }
}
