package dev.martello.code.check.code;

import dev.martello.code.analysis.Usage;
import dev.martello.code.ir.Unit;
import dev.martello.code.project.CodeResults;
import dev.martello.code.value.Part;
import dev.martello.value.Origin;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tells which temporary files a function of Go leaves, and whose names others can tell before. */
final class GoFiles {
  private static final Pattern MAKING =
      Pattern.compile("(?:os|io/ioutil)\\.(?:Create|OpenFile|WriteFile|Mkdir|MkdirAll)");

  private static final Pattern NEW =
      Pattern.compile("(?:os|io/ioutil)\\.(?:CreateTemp|MkdirTemp|TempFile|TempDir)");

  private static final Pattern EXCLUSIVE = Pattern.compile("\\bO_EXCL\\b");

  /** A file whose content is for nobody else. */
  private static final Pattern SECRET =
      Pattern.compile(
          "(?i)^/tmp/(?:.*[/_.-])?(?:key|pem|passw\\w*|secret\\w*|token|credentials?)$");

  /** What a file or folder with a new name, and the error, are called. */
  private static final Pattern ASSIGNED = Pattern.compile("(\\w+)\\s*,\\s*\\w+\\s*:?=\\s*$");

  /** Longer functions are not looked at: the patterns take time that grows with the square. */
  private static final int LONGEST_BODY = 20_000;

  private final CodeResults.FunctionCode code;
  private final KeptPatterns patterns = new KeptPatterns();

  GoFiles(CodeResults.FunctionCode code) {
    this.code = code;
  }

  /** Files whose fixed name says that they hold a key or the like. */
  Stream<PlaceCheck.Place> ofSecrets() {
    return code.result().usages().stream()
        .filter(usage -> isInGo(usage) && !usage.isInitialisation())
        .filter(usage -> MAKING.matcher(usage.name()).matches())
        .filter(usage -> !EXCLUSIVE.matcher(usage.where().text()).find() && isSecret(usage))
        .map(usage -> new PlaceCheck.Place(usage.where(), "the file's name can be told before"));
  }

  private static boolean isSecret(Usage usage) {
    return isWritten(usage) && fixed(usage).anyMatch(path -> SECRET.matcher(path).find());
  }

  private static boolean isWritten(Usage usage) {
    return !usage.name().endsWith("OpenFile") || usage.where().text().contains("O_CREATE");
  }

  /** Returns the names that the code tells as a whole. */
  private static Stream<String> fixed(Usage usage) {
    return usage.placed().stream()
        .limit(1)
        .flatMap(argument -> argument.texts().stream())
        .filter(parts -> parts.size() == 1 && parts.getFirst() instanceof Part.Fixed)
        .map(parts -> ((Part.Fixed) parts.getFirst()).text());
  }

  /** What starts a function beside those for other elements. */
  private static final Pattern STARTING =
      Pattern.compile("^(?:go\\s|(?:[\\w.]+\\.)?(?:Go|TryGo|Submit)\\()");

  private static final Pattern LOCKING =
      Pattern.compile("\\.(?:Lock|Do)\\(|SetLimit\\(\\s*1\\s*\\)|sync\\.Once\\w");

  /** Files of a fixed name that are written for several elements at once. */
  Stream<PlaceCheck.Place> shared() {
    var units = code.result().reached();
    return code.result().usages().stream()
        .filter(usage -> isInGo(usage) && !usage.isInitialisation())
        .filter(usage -> MAKING.matcher(usage.name()).matches() && !isFolder(usage))
        .filter(usage -> isWritten(usage) && fixed(usage).anyMatch(path -> path.startsWith(FOLDER)))
        .filter(
            usage ->
                usage.callers().stream()
                    .filter(caller -> isStarting(caller))
                    .filter(caller -> !EnclosingLoop.around(caller, units).isEmpty())
                    .flatMap(caller -> Goroutines.around(caller, units).stream())
                    .anyMatch(text -> !LOCKING.matcher(text).find()))
        .filter(usage -> body(usage).filter(text -> !LOCKING.matcher(text).find()).isPresent())
        .map(
            usage ->
                new PlaceCheck.Place(
                    usage.where(),
                    "it is written for several at once, each over the file of the others"));
  }

  private static boolean isStarting(Origin.Written caller) {
    var line = caller.file().lineUntil(caller.span().start()).stripTrailing();
    return STARTING.matcher(caller.text()).find() || line.endsWith("go");
  }

  private static final String FOLDER = "/tmp/";

  private static boolean isFolder(Usage usage) {
    return usage.name().contains(".Mkdir");
  }

  /** Files and folders of ever new names that nothing removes. */
  Stream<PlaceCheck.Place> kept() {
    var usages = code.result().usages();
    boolean isTidy = usages.stream().anyMatch(this::isRemovingNamed);
    return usages.stream()
        .filter(usage -> isInGo(usage) && !usage.isInitialisation())
        .filter(
            usage ->
                NEW.matcher(usage.name()).matches() ? isLeft(usage) : !isTidy && isNamedAnew(usage))
        .map(
            usage ->
                new PlaceCheck.Place(
                    usage.where(),
                    "each event leaves another file in `/tmp`, which is full in the end"));
  }

  private static final Pattern WRITING =
      Pattern.compile("(?:os|io/ioutil)\\.(?:Create|OpenFile|WriteFile)");

  /** What gives another name for every event. */
  private static final Pattern NAMING =
      Pattern.compile(
          "\\b(?:file)?path\\.Base\\(|\\b(?:uuid|xid|ksuid|ulid)\\.(?:New|Make)|\\.Unix(?:Nano|Milli)?\\(|\\brand\\.|\\.AwsRequestID\\b");

  /** Who asks whether the file is there keeps it for later events. */
  private static final Pattern KEEPING = Pattern.compile("\\bos\\.(?:Stat|Lstat|Open)\\(");

  private static final Pattern REMOVING_NAMED =
      Pattern.compile(
          "os\\.(?:Remove|RemoveAll|Rename)|syscall\\.Unlink|os/exec\\.Command(?:Context)?");

  private static final Pattern NAME_OF = Pattern.compile("\\(\\s*(\\w+)(?:\\.Name\\(\\))?\\s*\\)");

  /** Removes something other than a file or folder that got its name when it was made. */
  private boolean isRemovingNamed(Usage usage) {
    if (!REMOVING_NAMED.matcher(usage.name()).matches()) {
      return false;
    }
    var name = NAME_OF.matcher(usage.where().text());
    return !name.find()
        || !patterns
            .of(
                "\\b"
                    + name.group(1)
                    + "\\s*,\\s*\\w+\\s*:?=\\s*(?:os\\.(?:Create|Mkdir)Temp|ioutil\\.Temp(?:File|Dir))\\(")
            .matcher(usage.where().file().text())
            .find();
  }

  /** A file below {@code /tmp} that is written under a name of the event's. */
  private boolean isNamedAnew(Usage usage) {
    var text = usage.where().text();
    boolean isWriting =
        WRITING.matcher(usage.name()).matches()
            && !text.contains("O_APPEND")
            && (!usage.name().endsWith("OpenFile") || text.contains("O_CREATE"));
    return isWriting
        && !usage.placed().isEmpty()
        && body(usage)
            .filter(body -> !KEEPING.matcher(body).find())
            .filter(
                body ->
                    usage.placed().getFirst().texts().stream()
                        .anyMatch(path -> isOfEvent(path, isNaming(body, usage))))
            .isPresent();
  }

  /** The name is made here, or handed over by one of the callers. */
  private static boolean isNaming(String body, Usage usage) {
    return NAMING.matcher(body).find()
        || usage.callers().stream()
            .map(Origin.Written::text)
            .anyMatch(call -> !call.contains(CLOSURE) && NAMING.matcher(call).find());
  }

  private static final String CLOSURE = "func(";

  private static boolean isOfEvent(List<Part> path, boolean isNamed) {
    return path.size() > 1
        && path.getFirst() instanceof Part.Fixed(var folder)
        && folder.startsWith("/tmp/")
        && path.stream()
            .anyMatch(part -> part instanceof Part.Field || isNamed && part instanceof Part.Some);
  }

  private boolean isLeft(Usage usage) {
    var line = usage.where().file().lineUntil(usage.where().span().start());
    var assigned =
        ASSIGNED.matcher(line.substring(Math.max(0, line.length() - LONGEST_BODY / 100)));
    var body = assigned.find() ? body(usage) : Optional.<String>empty();
    if (body.isEmpty()) {
      return false;
    }
    var file = names(assigned.group(1), body.get());
    return (!isRemoved(file, body.get()) || isLeftEarly(file, usage.where().text(), body.get()))
        && !isHandedOn(file, body.get(), MOST_CALLERS);
  }

  /** How far a name is followed that functions return. */
  private static final int MOST_CALLERS = 3;

  private Optional<String> body(Usage usage) {
    return Goroutines.around(usage.where(), code.result().reached())
        .filter(body -> body.length() <= LONGEST_BODY);
  }

  /** Returns a pattern of what a file is called: {@code path := file.Name()} names it as well. */
  private String names(String file, String body) {
    var alias =
        patterns
            .of("(?<![\\w.])(\\w+)\\s*:?=\\s*" + file + "\\.Name\\(\\)\\s*(?:\\n|$)")
            .matcher(body);
    return alias.find() ? "(?:" + file + "|" + alias.group(1) + ")" : file;
  }

  private boolean isRemoved(String names, String body) {
    return patterns
        .of("(?:Remove|RemoveAll|Rename|[uU]nlink|[cC]lean\\w*)\\([^\\n]*\\b" + names + "\\b")
        .matcher(body)
        .find();
  }

  /** A function that removes the file at its end leaves it where it returns before. */
  private boolean isLeftEarly(String name, String making, String body) {
    int made = body.indexOf(making);
    var removed =
        patterns
            .of("(?:Remove|RemoveAll)\\(\\s*" + name + "(?:\\.Name\\(\\))?\\s*\\)")
            .matcher(body);
    if (made < 0 || body.contains("defer func") || !removed.find(made)) {
      return false;
    }
    var between = body.substring(made + making.length(), removed.start());
    boolean isDeferred = DEFERRED.matcher(between).find();
    return !isDeferred && RETURNING.matcher(CHECKED.matcher(between).replaceFirst("")).find();
  }

  private static final Pattern DEFERRED = Pattern.compile("\\bdefer\\s+\\w*\\.?$");
  private static final Pattern RETURNING = Pattern.compile("\\breturn\\b");

  /** Where making it failed, there is nothing to remove. */
  private static final Pattern CHECKED =
      Pattern.compile("^\\s*if\\s+err\\s*!=\\s*nil\\s*\\{[^{}]*\\}");

  /** Whoever gets the file or its name may remove it. */
  private boolean isHandedOn(String name, String body, int depth) {
    var itself = "&?" + name + "(?:\\.Name\\(\\))?\\s*";
    var returned = "return\\s+(?:[^(\\n]*,\\s*)?" + itself + "[,\\n}]";
    var kept =
        "(?<!\\.(?:Stdin|Stdout|Stderr|Body))[^:!<>=]=\\s*"
            + itself
            + "\\n|\\b(?!(?:Stdin|Stdout|Stderr|Body)\\b)\\w+:\\s*"
            + itself
            + "[,}]";
    var given = patterns.of("(?<![.\\w])([a-z]\\w*)\\((?:[^()\\n]*,\\s*)?" + itself + "[,)]");
    return patterns.of(kept).matcher(body).find()
        || isListed(itself, body)
        || patterns.of(returned).matcher(body).find() && !isForgottenByCallers(name, body, depth)
        || given
            .matcher(body)
            .results()
            .anyMatch(call -> !BUILT_IN.contains(call.group(1)) && mayRemove(call.group(1)));
  }

  /** Whoever has a list removes what is in it, unless these are the words of a command. */
  private boolean isListed(String file, String body) {
    return patterns
        .of("\\bappend\\(\\s*([\\w.]+)\\s*,\\s*(?:[^()\\n]*,\\s*)?" + file + "[,)]")
        .matcher(body)
        .results()
        .anyMatch(
            list ->
                !patterns
                    .of(
                        "Command(?:Context)?\\([^\\n]*\\b"
                            + Pattern.quote(list.group(1))
                            + "\\.\\.\\.")
                    .matcher(body)
                    .find());
  }

  private static final Pattern FUNCTION = Pattern.compile("^func\\s*(?:\\([^)]*\\)\\s*)?(\\w+)");

  /** All that call the function take the name that it returns first, and leave the file. */
  private boolean isForgottenByCallers(String name, String body, int depth) {
    var function = FUNCTION.matcher(body);
    var others = "return\\s+[^(\\n]*,\\s*&?" + name + "(?:\\.Name\\(\\))?\\s*[,\\n}]";
    if (depth == 0 || !function.find() || patterns.of(others).matcher(body).find()) {
      return false;
    }
    var called = patterns.of("\\b" + function.group(1) + "\\b");
    var taken =
        patterns.of(
            "(?<![.\\w])(\\w+)\\s*,\\s*\\w+\\s*:?=\\s*(?:\\w+\\.)*" + function.group(1) + "\\(");
    var callers =
        code.result().reached().stream()
            .flatMap(unit -> bodies(unit))
            .filter(each -> called.matcher(each).find() && !each.equals(body))
            .filter(each -> each.length() <= LONGEST_BODY)
            .toList();
    return !callers.isEmpty()
        && callers.stream()
            .allMatch(
                caller -> {
                  var variables =
                      taken.matcher(caller).results().map(each -> each.group(1)).toList();
                  return variables.size() == called.matcher(caller).results().count()
                      && variables.stream()
                          .noneMatch(variable -> mayEnd(variable, caller, depth - 1));
                });
  }

  private boolean mayEnd(String variable, String caller, int depth) {
    var file = names(variable, caller);
    return variable.equals("_") || isRemoved(file, caller) || isHandedOn(file, caller, depth);
  }

  private static Stream<String> bodies(Unit unit) {
    return unit.procedures().stream()
        .filter(procedure -> procedure.number() > 0 && procedure.parent() == 0)
        .map(
            procedure ->
                unit.file().text().substring(procedure.span().start(), procedure.span().end()));
  }

  private static final Set<String> BUILT_IN = Set.of("string", "append", "len", "panic", "func");

  private static final Pattern REMOVING =
      Pattern.compile(
          "Remove|Rename|[uU]nlink|[cC]lean\\w*\\(|\\bgo\\s|\\bdefer\\s+(?![\\w.]+\\.Close\\()");

  /** A function of the project is known to leave what it is given if it calls nothing to remove. */
  private boolean mayRemove(String function) {
    var found =
        code.result().reached().stream()
            .flatMap(
                unit ->
                    unit.named(function).stream()
                        .filter(one -> one.owner().isEmpty())
                        .map(
                            one ->
                                unit.file().text().substring(one.span().start(), one.span().end())))
            .toList();
    return found.isEmpty() || found.stream().anyMatch(text -> REMOVING.matcher(text).find());
  }

  private static boolean isInGo(Usage usage) {
    return usage.where().file().path().endsWith(".go");
  }
}
