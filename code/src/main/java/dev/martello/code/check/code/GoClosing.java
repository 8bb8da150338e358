package dev.martello.code.check.code;

import dev.martello.code.analysis.Resources;
import dev.martello.code.analysis.Usage;
import dev.martello.code.ir.Block;
import dev.martello.code.ir.Callee;
import dev.martello.code.ir.Exit;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Key;
import dev.martello.code.ir.Language;
import dev.martello.code.ir.Operands;
import dev.martello.code.ir.Operator;
import dev.martello.code.ir.Procedure;
import dev.martello.code.project.CodeResults;
import dev.martello.value.Origin;
import dev.martello.value.Span;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds what functions of Go open and close, but not on every way. */
final class GoClosing {
  /*
   * The registers that hold what was opened, and its body, are followed within the procedure. From
   * the call every way is gone until something closes it or somebody else gets it; a way that leaves
   * the procedure, or opens the next one, before that loses it. Where the first test of the error
   * tells that nothing was opened, nothing is lost. What variables of functions inside hold is not
   * followed.
   */
  private static final Pattern OPENING =
      Pattern.compile(
          "net/http\\.(?:(?:Client|DefaultClient)\\.)?(?:Get|Post|PostForm|Head|Do)"
              + "|os\\.(?:Open|Create|OpenFile|CreateTemp)|aws:s3\\.GetObject"
              + "|(?:database/sql|github\\.com/jmoiron/sqlx|github\\.com/jackc/pgx.*)\\..*\\bQueryx?(?:Context)?");

  /** What only reads or writes what it is given. */
  private static final Pattern USING =
      Pattern.compile(
          "(?:io|io/ioutil|bufio|bytes|fmt|log|len|encoding/\\w+|compress/\\w+|archive/\\w+|image(?:/\\w+)?|crypto/\\w+"
              + "|hash/\\w+|html/template|text/template|log/slog|errors)\\..*|aws:.*|len|append");

  private final Procedure procedure;
  private final CodeResults.FunctionCode code;

  /** The text of the file. */
  private final String text;

  /** What was opened, and its body. */
  private final Set<Integer> held = new HashSet<>();

  /** The error that tells whether it was opened. */
  private final Set<Integer> errors = new HashSet<>();

  /** The pair of both. */
  private final Set<Integer> pairs = new HashSet<>();

  private GoClosing(Procedure procedure, CodeResults.FunctionCode code, String text) {
    this.procedure = procedure;
    this.code = code;
    this.text = text;
  }

  /** Returns the calls that open what gets lost on some way. */
  static Stream<PlaceCheck.Place> lost(CodeResults.FunctionCode code) {
    if (code.entry().unit().language() != Language.GO) {
      return Stream.empty();
    }
    var opening =
        code.result().usages().stream()
            .filter(usage -> !usage.isInitialisation() && OPENING.matcher(usage.name()).matches())
            .toList();
    return Stream.concat(
            opening.stream().filter(usage -> isLost(usage, code)).map(Usage::where),
            opening.stream().flatMap(usage -> lostByCallers(usage, code)))
        .distinct()
        .map(where -> new PlaceCheck.Place(where, "it is not closed on every way"));
  }

  /** What a function gives on as it opened it must be closed by whoever calls that. */
  private static Stream<Origin.Written> lostByCallers(Usage usage, CodeResults.FunctionCode code) {
    var giving = of(usage.where(), code).filter(GoClosing::isGivenOn);
    if (giving.isEmpty()) {
      return Stream.empty();
    }
    var callers = callers(giving.get().procedure, code);
    // Where nobody closes it, that is told of the call itself.
    boolean isClosed =
        callers.values().stream()
            .anyMatch(caller -> caller.instructions().anyMatch(caller::isClosing));
    return isClosed
        ? callers.entrySet().stream()
            .filter(each -> each.getValue().isNeverClosed())
            .map(Map.Entry::getKey)
        : Stream.empty();
  }

  /** Returns the calls of a function, each with what it gives followed in the calling one. */
  private static Map<Origin.Written, GoClosing> callers(
      Procedure called, CodeResults.FunctionCode code) {
    var found = new LinkedHashMap<Origin.Written, GoClosing>();
    for (var unit : code.result().reached()) {
      for (var caller : unit.procedures()) {
        calls(caller)
            .filter(call -> FunctionNames.isOf(called, call, caller, unit))
            .forEach(
                call -> {
                  var following = new GoClosing(caller, code, unit.file().text());
                  following.hold(call.target());
                  found.put(new Origin.Written(unit.file(), call.place()), following);
                });
      }
    }
    return found;
  }

  private static Stream<Instruction.Call> calls(Procedure procedure) {
    return procedure
        .instructions()
        .filter(Instruction.Call.class::isInstance)
        .map(Instruction.Call.class::cast);
  }

  /** Prepares to follow what a call gives, in the innermost function around it. */
  private static Optional<GoClosing> of(Origin.Written call, CodeResults.FunctionCode code) {
    return code.result().reached().stream()
        .filter(unit -> unit.file().equals(call.file()))
        .flatMap(unit -> unit.procedures().stream())
        .filter(procedure -> procedure.span().start() <= call.span().start())
        .filter(procedure -> procedure.span().end() >= call.span().end())
        .map(procedure -> new GoClosing(procedure, code, call.file().text()))
        .filter(each -> each.opens(call.span()))
        .findFirst();
  }

  /** Finds the call and what holds its answer. */
  private boolean opens(Span call) {
    var found =
        instructions()
            .filter(each -> each instanceof Instruction.Call && each.place().equals(call))
            .findFirst();
    found.ifPresent(each -> hold(each.target()));
    return found.isPresent();
  }

  /** Returns whether the function gives its caller the pair, as the call gave it. */
  private boolean isGivenOn() {
    return procedure.blocks().stream()
        .anyMatch(
            block ->
                block.exit() instanceof Exit.Return leaving && pairs.contains(leaving.value()));
  }

  /** Returns whether nobody closes it here, and nobody else gets it. */
  private boolean isNeverClosed() {
    return procedure.shared().stream().noneMatch(held::contains)
        && instructions().noneMatch(each -> isClosing(each) || isHandedOn(each))
        && procedure.blocks().stream()
            .noneMatch(
                block ->
                    isPassedOn(block)
                        || block.exit() instanceof Exit.Return leaving
                            && pairs.contains(leaving.value()));
  }

  private static boolean isLost(Usage usage, CodeResults.FunctionCode code) {
    var where = usage.where();
    return code.result().reached().stream()
        .filter(unit -> unit.file().equals(where.file()))
        .flatMap(unit -> unit.procedures().stream())
        .filter(procedure -> procedure.span().start() <= where.span().start())
        .filter(procedure -> procedure.span().end() >= where.span().end())
        .map(procedure -> new GoClosing(procedure, code, where.file().text()))
        .flatMap(each -> each.isLost(where.span()).stream())
        .findFirst()
        .orElse(false);
  }

  private Optional<Boolean> isLost(Span opening) {
    for (var block : procedure.blocks()) {
      for (int at = 0; at < block.instructions().size(); at++) {
        if (block.instructions().get(at) instanceof Instruction.Call call
            && call.place().equals(opening)) {
          hold(call.target());
          boolean isShared = procedure.shared().stream().anyMatch(held::contains);
          return Optional.of(
              !isShared && instructions().anyMatch(this::isClosing) && isLost(block, at + 1));
        }
      }
    }
    return Optional.empty();
  }

  private Stream<Instruction> instructions() {
    return procedure.instructions();
  }

  private void hold(int call) {
    pairs.add(call);
    for (int before = -1; before != held.size() + errors.size(); ) {
      before = held.size() + errors.size();
      instructions().forEach(this::hold);
    }
  }

  private void hold(Instruction each) {
    switch (each) {
      case Instruction.Load(var target, var object, Key.Member(var name), _) -> {
        if (pairs.contains(object)) {
          (name.equals("0") ? held : errors).add(target);
        } else if (held.contains(object) && name.equals("Body")) {
          held.add(target);
        }
      }
      case Instruction.Copy(var target, var source, _) -> named(target, source);
      case Instruction.Typed(var target, var source, _, _, _) -> named(target, source);
      default -> {}
    }
  }

  private void named(int target, int source) {
    if (held.contains(source)) {
      held.add(target);
    } else if (errors.contains(source)) {
      errors.add(target);
    }
  }

  private boolean isClosing(Instruction each) {
    return each instanceof Instruction.Call call
        && call.callee() instanceof Callee.Method(var receiver, var name)
        && name.equals("Close")
        && held.contains(receiver);
  }

  /** Somebody else gets it, who may close it. */
  private boolean isHandedOn(Instruction each) {
    return switch (each) {
      case Instruction.Store store -> held.contains(store.value());
      case Instruction.StoreOuter store -> held.contains(store.value());
      case Instruction.Make _ -> Operands.of(each).anyMatch(held::contains);
      case Instruction.Call call ->
          call.arguments().stream().anyMatch(given -> held.contains(given.register()))
              && !isUsing(call);
      default -> false;
    };
  }

  private boolean isUsing(Instruction.Call call) {
    var names =
        code.result().usages().stream()
            .filter(usage -> usage.where().span().equals(call.place()))
            .map(Usage::name)
            .toList();
    return !names.isEmpty()
        && names.stream()
            .allMatch(name -> USING.matcher(name).matches() || Resources.isReadingOfGo(name));
  }

  private boolean isLost(Block first, int from) {
    var seen = new BitSet();
    var waiting = new ArrayDeque<Integer>();
    boolean isDeferred = instructions().anyMatch(each -> isClosing(each) && isDeferred(each));
    boolean isTested = false;
    for (var block = first; ; ) {
      var rest =
          block.instructions().subList(block == first ? from : 0, block.instructions().size());
      boolean isOver =
          rest.stream().anyMatch(each -> isClosing(each) || isHandedOn(each))
              || isPassedOn(block)
              || (isDeferred
                  && block != first
                  && isAbove(block, first.instructions().get(from - 1)));
      if (!isOver) {
        if (block.exit() instanceof Exit.Return) {
          return true;
        }
        var opened = isTested ? Optional.<Integer>empty() : opened(block);
        isTested |= opened.isPresent();
        var goingOn = opened.isPresent() || isTested ? opened : notOfKind(block);
        goingOn.map(IntStream::of).orElseGet(block::next).forEach(next -> add(next, seen, waiting));
      }
      if (waiting.isEmpty()) {
        return false;
      }
      block = procedure.blocks().get(waiting.remove());
      if (block == first) {
        return !isDeferred;
      }
    }
  }

  /** What a loop defers is done at the end of the function, for all rounds. */
  private boolean isDeferred(Instruction closing) {
    return text.startsWith(DEFER, closing.place().start() - DEFER.length());
  }

  private static final String DEFER = "defer ";

  private static boolean isAbove(Block block, Instruction opening) {
    return !block.instructions().isEmpty()
        && block.instructions().getFirst().place().start() < opening.place().start();
  }

  private boolean isPassedOn(Block block) {
    return block.exit() instanceof Exit.Return leaving && held.contains(leaving.value());
  }

  private static void add(int block, BitSet seen, ArrayDeque<Integer> waiting) {
    if (!seen.get(block)) {
      seen.set(block);
      waiting.add(block);
    }
  }

  /** Where the error is one of a kind, nothing was opened; it may be another one otherwise. */
  private Optional<Integer> notOfKind(Block block) {
    return block.exit() instanceof Exit.Branch branch
            && block.instructions().stream()
                .anyMatch(
                    each ->
                        each instanceof Instruction.Call call
                            && call.target() == branch.condition()
                            && call.arguments().stream()
                                .anyMatch(given -> errors.contains(given.register())))
        ? Optional.of(branch.whenFalse())
        : Optional.empty();
  }

  /** Where the error is tested first: the way on which there is none. */
  private Optional<Integer> opened(Block block) {
    if (!(block.exit() instanceof Exit.Branch branch)) {
      return Optional.empty();
    }
    int condition = branch.condition();
    boolean isNothingWhenTrue = false;
    for (var each : block.instructions().reversed()) {
      if (each instanceof Instruction.Operate(var target, var operator, var of, _)
          && target == condition
          && (operator == Operator.NOT || operator == Operator.IS_NOTHING)) {
        isNothingWhenTrue = !isNothingWhenTrue;
        condition = of.getFirst();
      }
    }
    return errors.contains(condition)
        ? Optional.of(isNothingWhenTrue ? branch.whenTrue() : branch.whenFalse())
        : Optional.empty();
  }
}
