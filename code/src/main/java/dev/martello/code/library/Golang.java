package dev.martello.code.library;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Conditions;
import dev.martello.code.flow.Contents;
import dev.martello.code.flow.GoAws;
import dev.martello.code.flow.GoContexts;
import dev.martello.code.flow.GoEvents;
import dev.martello.code.flow.GoObjects;
import dev.martello.code.flow.GoPointers;
import dev.martello.code.flow.GoSecrets;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.flow.Objects;
import dev.martello.code.flow.Operations;
import dev.martello.code.flow.Registrations;
import dev.martello.code.flow.Rights;
import dev.martello.code.ir.GoType;
import dev.martello.code.ir.Key;
import dev.martello.code.ir.Language;
import dev.martello.code.ir.Literal;
import dev.martello.code.ir.Operator;
import dev.martello.code.value.Arguments;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Part;
import dev.martello.code.value.SinkKind;
import dev.martello.code.value.Taint;
import dev.martello.code.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What the functions of Go itself and of its standard library do where data cannot tell it. */
public final class Golang {
  /** What starts a function's handler. */
  static final String START = "github.com/aws/aws-lambda-go/lambda.Start";

  /** Calls that are handed a function which gives a token's key, and what tells of that key. */
  private static final Pattern KEYED =
      Pattern.compile(
          "github\\.com/(?:golang-jwt/jwt|dgrijalva/jwt-go).*\\.Parse(?:WithClaims)?(?:\\(\\))?");

  private static final String KEY = "github.com/golang-jwt/jwt.key";

  /** Calls of functions that are run at once, also while the code is loaded. */
  private static final Set<String> RUNNING =
      Set.of(
          "sync.Once.Do",
          "golang.org/x/sync/errgroup.Group.Go",
          "time.AfterFunc",
          "sync.WaitGroup.Go");

  /** What does not come back. */
  private static final Set<String> ENDING =
      Set.of(
          "os.Exit",
          "log.Fatal",
          "log.Fatalf",
          "log.Fatalln",
          "log.Panic",
          "log.Panicf",
          "log.Panicln",
          "runtime.Goexit",
          "log.Logger.Fatal",
          "log.Logger.Fatalf");

  /** Calls that write into slices. */
  private static final Pattern FILLING = Pattern.compile("\\.(?:Read\\w*|Decode|Put\\w+)$");

  /** Functions of the language, and packages that only hand on what they are given. */
  private static final Pattern OF_VALUES =
      Pattern.compile(
          "^(?:fmt|strings|bytes|strconv|errors|log|bufio|io|os|time|sort|slices|maps|html|unicode/utf8"
              + "|encoding/\\w+)\\.|^[^./]*$");

  /** The step that data takes where a template that escapes nothing writes it. */
  public static final String TEMPLATE = "is written by a template as it is";

  private Golang() {}

  /** Returns whether a call makes nothing of what it is given that people would see. */
  public static boolean isOfValues(String name) {
    return OF_VALUES.matcher(name).find();
  }

  static Optional<Value> call(CallEvent event, Interpreter run) {
    var name = event.name();
    var method = name.substring(name.lastIndexOf('.') + 1);
    if (name.startsWith(START + "Handler")) {
      start(event, run);
    }
    if (ENDING.contains(name)) {
      run.frame().end();
      return Optional.of(Value.none());
    }
    return GoPointers.call(event, run)
        .or(() -> GoAws.set(event, method, run))
        .or(() -> language(event, run))
        .or(() -> made(event, name, run))
        .or(() -> GoReading.call(event, method, run))
        .or(() -> GoContexts.call(event, method, run))
        .or(() -> GoEvents.call(event, method, run))
        .or(() -> executed(event, name, run))
        .or(() -> GoPaths.call(event, method))
        .or(() -> GoSecrets.call(event))
        .or(() -> GoValidation.call(event, run))
        .or(() -> GoUrls.call(event, method, run))
        .or(() -> GoRequests.wrapped(event, method, run))
        .or(() -> GoWriters.call(event, method, run))
        .or(() -> GoTexts.call(event, method, run))
        .or(() -> GoHolders.call(event, method, run))
        .or(() -> function(event, name, method, run))
        .or(() -> written(event, run))
        .or(() -> errorText(event, method));
  }

  /** Of a logger it begins a line that is an error: {@code logger.Error().Msg(text)}. */
  private static final Pattern LOGGER = Pattern.compile("(?i)log(?:ger)?\\b");

  /** The text of an error is what it was made of. */
  private static Optional<Value> errorText(CallEvent event, String method) {
    boolean isText =
        method.equals("Error")
            && !event.receiver().isNone()
            && event.arguments().count() == 0
            && !LOGGER.matcher(event.name()).find();
    return isText
        ? Optional.of(Value.unknown().tainted(event.receiver().taints()))
        : Optional.empty();
  }

  /** Returns the methods of a name that objects of the project have. */
  static Value methods(Value value, String name, CallEvent event, Interpreter run) {
    var found = Value.none();
    for (var atom : event.language() == Language.GO ? value.atoms() : List.<Atom>of()) {
      if (atom instanceof Atom.Reference reference
          && run.get(reference.object()) instanceof HeapObject held) {
        var method = run.program().method(held.type(), name, "", -1, event.in().unit());
        if (method.isPresent()) {
          found = found.join(Value.of(Atom.Function.of(method.get(), -1).on(Value.of(atom))));
        }
      }
    }
    return found;
  }

  /** Objects may handle events instead of functions. */
  private static void start(CallEvent event, Interpreter run) {
    for (var argument : event.arguments().placed()) {
      for (var atom : methods(argument, "Invoke", event, run).atoms()) {
        run.registrations()
            .add(Registrations.Registered.of((Atom.Function) atom, event, List.of()));
      }
    }
  }

  private static Optional<Value> language(CallEvent event, Interpreter run) {
    var arguments = event.arguments();
    return switch (event.name()) {
      case "os.TempDir" -> Optional.of(Value.text(TemporaryNames.FOLDER));
      case "append" -> Optional.of(appended(event, run));
      case "[=]" -> Optional.of(Copies.assigned(arguments.at(0), event, run));
      case "[:]" ->
          Optional.of(
              arguments.at(0).without(Atom.Words.class).isNone()
                  ? Value.unknown().tainted(arguments.at(0).taints())
                  : arguments.at(0));
      case "[:0]" -> Optional.of(Lists.list(event, run, Value.none()));
      case "[n:]" -> Optional.of(Contents.from(behind(event, run), event.arguments().at(1)));
      case "copy" -> {
        run.objects()
            .store(
                arguments.at(0),
                new Key.Any(),
                run.objects().elements(arguments.at(1), false),
                event.where().span());
        yield Optional.of(Value.unknown());
      }
      case "delete" -> {
        Objects.constantKey(arguments.at(1))
            .ifPresent(key -> Maps.remove(arguments.at(0), key, run));
        yield Optional.of(Value.unknown());
      }
      case "len", "cap", "close", "clear", "complex", "real", "imag", "go", "range" ->
          Optional.of(Value.unknown());
      case "list.push" -> {
        var all = arguments.all().reduce(Value.none(), Value::join);
        run.objects().store(event.receiver(), new Key.Any(), all, event.where().span());
        yield Optional.of(Value.unknown());
      }
      case "?" ->
          Optional.of(
              arguments
                  .at(0)
                  .constantText()
                  .map(type -> run.semantics().typed(type, Language.GO))
                  .orElseGet(Value::none)
                  .join(Interpreter.NOTHING));
      case "min", "max" -> Optional.of(arguments.all().reduce(Value.none(), Value::join));
      case "recover" ->
          Optional.of(run.semantics().error("panic", event.where()).join(Interpreter.NOTHING));
      default -> Optional.empty();
    };
  }

  private static Value behind(CallEvent event, Interpreter run) {
    var list = event.arguments().at(0);
    boolean isList =
        !list.isNone()
            && list.atoms().stream()
                .allMatch(
                    atom ->
                        atom instanceof Atom.Reference reference
                            && run.get(reference.object()) instanceof HeapObject held
                            && held.kind() == HeapObject.Kind.LIST
                            && held.member(run.names().of("0")) != null);
    if (isList) {
      return Lists.list(event, run, run.objects().elements(list, false)).tainted(list.taints());
    }
    return list.without(Atom.Words.class).isNone() ? Value.unknown().tainted(list.taints()) : list;
  }

  /** Growing a list that nothing was in makes one. */
  private static Value appended(CallEvent event, Interpreter run) {
    var list = event.arguments().at(0);
    var placed = event.arguments().placed();
    var more = event.arguments().elements();
    for (var each : placed.subList(Math.min(1, placed.size()), placed.size())) {
      more = more.join(each);
    }
    var kept = Value.none().tainted(list.taints());
    boolean isList = false;
    for (var atom : list.atoms()) {
      if (atom instanceof Atom.Reference reference
          && run.get(reference.object()) instanceof HeapObject held) {
        kept = kept.join(grown(reference, held.withAny(more), event, run));
        isList = true;
      } else if (!(atom instanceof Atom.Fixed(Literal.Nothing _))
          && !(atom instanceof Atom.Opaque)) {
        kept = kept.join(Value.of(atom)).tainted(more.taints());
      }
    }
    return isList ? kept : kept.join(Lists.list(event, run, more));
  }

  /** What outlives the event only becomes longer where the longer list is put in its place. */
  private static Value grown(
      Atom.Reference list, HeapObject longer, CallEvent event, Interpreter run) {
    if (!run.lasting().has(list.object()) || run.isInitialising()) {
      run.put(list.object(), longer);
      return Value.of(list);
    }
    return run.make(event, 39, longer);
  }

  private static Optional<Value> made(CallEvent event, String name, Interpreter run) {
    return switch (name) {
      case "os.Getenv", "os.LookupEnv" -> Optional.of(variable(event.arguments().at(0)));
      case "regexp.MustCompile", "regexp.Compile", "regexp.MustCompilePOSIX" ->
          event
              .arguments()
              .at(0)
              .constantText()
              .map(text -> Value.of(new Literal.Pattern(text, "")));
      case "github.com/dlclark/regexp2.MustCompile", "github.com/dlclark/regexp2.Compile" ->
          Optional.of(
              run.make(
                  event,
                  32,
                  HeapObject.of(HeapObject.Kind.INSTANCE)
                      .withType("github.com/dlclark/regexp2.Regexp")
                      .with(run.names().of("pattern"), event.arguments().at(0))));
      case String call when KEYED.matcher(call).matches() -> {
        keyed(event, run);
        yield Optional.empty();
      }
      case "runtime.Stack" -> {
        fill(event.arguments().at(0), run.semantics().error("stack", event.where()), run);
        yield Optional.of(Value.unknown());
      }
      case "errors.As", "errors.Is" -> Optional.of(Value.unknown());
      case "errors.Join" ->
          Optional.of(
              Value.external("errors.Join()")
                  .tainted(
                      Objects.deep(
                          run, event.arguments().all().reduce(Value.none(), Value::join))));
      case "github.com/aws/aws-sdk-go-v2/aws.NewConfig" -> Optional.empty();
      default -> GoAws.client(name).or(() -> GoAws.waiter(name));
    };
  }

  /** Tokens are verified with the key that a function gives, or with one of several. */
  private static void keyed(CallEvent event, Interpreter run) {
    var functions = event.arguments().all().reduce(Value.none(), Value::join);
    var given = Callbacks.callback(functions, event, run, Arguments.of(Value.unknown()));
    var key = new GoObjects(run, run.frame(), run.objects()).result(given, "0");
    for (var one : key.atoms()) {
      var each = Arguments.of(Value.of(one).tainted(key.taints()));
      run.watch().called(run.event(KEY, Value.none(), each, event.where().span()), run);
    }
  }

  private static Value variable(Value name) {
    return name.constantText()
        .map(variable -> Value.words(List.of(new Part.Environment(variable))))
        .orElseGet(Value::unknown);
  }

  /** What a template writes; that of {@code html/template} is escaped. */
  private static Optional<Value> executed(CallEvent event, String name, Interpreter run) {
    boolean isText = name.startsWith("text/template.Template.Execute");
    if (isText) {
      var last = event.arguments().at(event.arguments().count() - 1);
      var content = Value.unknown().tainted(Objects.deep(run, last));
      var written = Objects.step(content, event.where(), TEMPLATE);
      GoTexts.write(event.arguments().at(0), written, event, run);
    }
    return isText || name.startsWith("html/template.Template.Execute")
        ? Optional.of(run.semantics().error("template", event.where()).join(Interpreter.NOTHING))
        : Optional.empty();
  }

  /** Functions that are handed over to be run at once, and sequences. */
  private static Optional<Value> function(
      CallEvent event, String name, String method, Interpreter run) {
    if (name.equals("sync.Once.Do") && run.hadEvent()) {
      return Optional.of(Interpreter.NOTHING);
    }
    if (RUNNING.contains(name)) {
      return Optional.of(
          Callbacks.callback(
              event.arguments().all().reduce(Value.none(), Value::join),
              event,
              run,
              Arguments.none()));
    }
    if (name.equals("function.ServeHTTP") || name.equals("function.Call")) {
      return Optional.of(Callbacks.callback(event.receiver(), event, run, event.arguments()));
    }
    return switch (name) {
      case "slices.Contains",
          "golang.org/x/exp/slices.Contains",
          "github.com/samber/lo.Contains" -> {
        run.comparisons()
            .contained(event.arguments().at(1), event.arguments().at(0), event.where().span());
        yield Optional.of(
            new Operations(run, event.language())
                .run(Operator.IN, List.of(event.arguments().at(1), event.arguments().at(0))));
      }
      case String parser when PARSERS.matcher(parser).matches() ->
          Optional.of(parsed(event, parser.equals("time.Parse") ? 1 : 0, run));
      case "github.com/jmoiron/sqlx.In", "github.com/jmoiron/sqlx.Named" -> {
        var names = run.names();
        yield Optional.of(
            run.make(
                event,
                33,
                HeapObject.of(HeapObject.Kind.TUPLE)
                    .with(names.of("0"), event.arguments().at(0))
                    .with(names.of("1"), Value.unknown())
                    .with(names.of("2"), Interpreter.NOTHING)));
      }
      case "slices.Sort", "sort.Strings", "sort.Ints", "slices.Reverse" ->
          Optional.of(Interpreter.NOTHING);
      case "slices.Clone", "maps.Clone" ->
          Optional.of(Copies.shallow(event.arguments().at(0), event, run));
      case "slices.Values", "slices.Compact", "slices.Sorted" ->
          Optional.of(event.arguments().at(0));
      case "maps.Values" ->
          Optional.of(
              Lists.list(event, run, run.objects().elements(event.arguments().at(0), false)));
      case "maps.Keys" ->
          Optional.of(
              Lists.list(event, run, run.objects().elements(event.arguments().at(0), true)));
      default -> Optional.empty();
    };
  }

  /** What gives an error for all texts but those that can do no harm. */
  private static final Pattern PARSERS =
      Pattern.compile(
          "strconv\\.(?:Atoi|Parse(?:Int|Uint|Float|Bool))|time\\.Parse(?:Duration)?|net/netip\\.ParseAddr"
              + "|github\\.com/google/uuid\\.Parse|github\\.com/(?:gofrs|satori)(?:/go\\.uuid|/uuid).*\\.FromString"
              + "|github\\.com/oklog/ulid.*\\.Parse(?:Strict)?"
              + "|go\\.mongodb\\.org/mongo-driver/(?:v2/)?bson(?:/primitive)?\\.ObjectIDFromHex");

  private static Value parsed(CallEvent event, int place, Interpreter run) {
    var failed =
        run.semantics()
            .error("parsing", event.where())
            .join(Conditions.harmlessIfFalse(event.arguments().at(place), SinkKind.ALL));
    return run.make(
        event,
        35,
        HeapObject.of(HeapObject.Kind.TUPLE)
            .with(
                run.names().of("0"),
                event.name().endsWith("Bool")
                    ? Rights.yesOrNo(event.arguments().at(place))
                    : Value.unknown())
            .with(run.names().of("1"), failed));
  }

  /** What is read into slices of bytes, or decoded, is in them then. */
  private static void fill(Value target, Value content, Interpreter run) {
    for (var atom : target.atoms()) {
      if (atom instanceof Atom.Reference reference
          && run.get(reference.object()) instanceof HeapObject held
          && held.kind() == HeapObject.Kind.LIST) {
        run.put(reference.object(), held.withAny(content));
      }
    }
  }

  /** A library may write into the variables whose addresses it is given. */
  private static Optional<Value> written(CallEvent event, Interpreter run) {
    var given = Objects.deep(run, event.receiver());
    var all = Value.unknown().tainted(given);
    for (var argument : event.arguments().all().toList()) {
      if (argument.atoms().stream().allMatch(atom -> GoPointers.box(atom, run) == null)) {
        all = all.tainted(Objects.deep(run, argument));
      }
    }
    var written = all.each(Taint::guessed);
    if (FILLING.matcher(event.name()).find()) {
      event.arguments().all().forEach(argument -> fill(argument, written, run));
    }
    for (var argument : event.arguments().all().toList()) {
      for (var atom : argument.atoms()) {
        if (GoPointers.box(atom, run) instanceof HeapObject box) {
          var type = GoPointers.typeIn(box);
          boolean isHarmless = GoType.isNumber(type) || type.equals("bool");
          var before = box.member(run.names().of("*"));
          var after = isHarmless ? Value.unknown() : written;
          GoPointers.fill(
              (Atom.Reference) atom, box, before == null ? after : before.join(after), run);
        }
      }
    }
    return Optional.empty();
  }
}
