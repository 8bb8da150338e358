package dev.martello.code.analysis;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Fates;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.ir.Brackets;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Key;
import dev.martello.code.ir.Language;
import dev.martello.code.ir.Literal;
import dev.martello.code.value.Atom;
import dev.martello.code.value.Value;
import dev.martello.value.Origin;
import dev.martello.value.SourceFile;
import dev.martello.value.Span;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Tells requests that wait no longer than somebody else than the call itself says: the client, a
 * default of the process, or a timer that it races with.
 */
final class Timeouts {
  private static final String APACHE = "org.apache.";
  private static final String DEFAULT_OF_SOCKETS = "socket.setdefaulttimeout";
  private static final String RACE = "Promise.race(";

  private static final Pattern BOUNDED_PART =
      Pattern.compile(
          "(\\w+)\\.request\\s*=\\s*(?:functools\\.)?partial\\(\\s*\\1\\.request\\b[^\\n"
              + "]*\\btimeout\\s*=");

  private static final Pattern OF_SOCKETS =
      Pattern.compile(
          "(?:urllib|http|httplib|ftplib|smtplib|imaplib|poplib|socket|telnetlib|xmlrpc)\\..*");

  private static final Pattern BOUNDING_ADAPTER =
      Pattern.compile(
          "class\\s+\\w+\\((?:\\w+\\.)*HTTPAdapter\\):(?s:.{0,600}?)\\btimeout\\b(?s:.*)\\.mount\\(");

  private boolean areSocketsBounded;
  private boolean isApacheBounded;

  /** Scripts: what requests of some libraries get unless they say otherwise. */
  private static final Pattern DEFAULTS =
      Pattern.compile("(axios(?:\\.Client)?|superagent|needle)\\.defaults");

  private static final String INTERCEPTING = ".interceptors.request.use";
  private static final String DISPATCHER = "undici.setGlobalDispatcher";
  private static final Pattern DISPATCHING =
      Pattern.compile("new undici\\.\\w*(?:Agent|Pool|Client)");

  private static final Pattern GIVEN_DISPATCHER = Pattern.compile("[{,]\\s*dispatcher\\s*[:,}]");

  /** Libraries of scripts whose requests get a timeout in any case. */
  private final Set<String> bounded = new HashSet<>();

  private static final Pattern REQUEST = Pattern.compile("new (?:(?:fetch|undici)\\.)?Request");
  private static final Pattern FETCH = Pattern.compile("(?:undici\\.)?fetch");

  /** A request that was made before, rather than an address. */
  private static final Pattern OF_REQUEST =
      Pattern.compile("fetch\\(\\s*(?:new\\s+[\\w.]*Request\\b|(?:[\\w$]+\\.)*+([\\w$]+)\\s*\\))");

  /** Scripts: where requests are made which say how long they may take. */
  private final Set<Origin.Written> requesting = new HashSet<>();

  /** Scripts: by file, where promises race against each other, and where each race ends. */
  private final Map<SourceFile, NavigableMap<Integer, Integer>> races = new HashMap<>();

  private boolean isDispatcherSet;
  private boolean isDispatcherBounded;

  /** Takes note of a member of a library that is set. */
  void stored(String name) {
    int dot = name.lastIndexOf('.');
    if (dot > 0 && isTimeout(name.substring(dot + 1))) {
      defaults(name.substring(0, dot));
    }
  }

  private void defaults(String holder) {
    var library = DEFAULTS.matcher(holder);
    if (library.matches()) {
      bounded.add(library.group(1));
    }
  }

  private static boolean isTimeout(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith("timeout") || name.equals("signal");
  }

  private void calledOfScripts(CallEvent event, Interpreter interpreter) {
    var name = event.name();
    var arguments = event.arguments();
    if (name.equals("Object.assign") && says(arguments.at(1), interpreter)) {
      arguments.at(0).atoms().stream()
          .filter(Atom.External.class::isInstance)
          .forEach(atom -> defaults(((Atom.External) atom).name()));
    }
    if (name.endsWith(INTERCEPTING) && isSaying(arguments.at(0), interpreter)) {
      bounded.add(name.substring(0, name.length() - INTERCEPTING.length()));
    }
    if (REQUEST.matcher(name).matches() && says(arguments.at(1), interpreter)) {
      requesting.add(event.where());
    }
    isDispatcherSet |= name.equals(DISPATCHER);
    isDispatcherBounded |=
        DISPATCHING.matcher(name).matches()
            && (says(arguments.at(0), interpreter) || says(arguments.at(1), interpreter));
  }

  /** Returns whether options have a timeout among them. */
  private static boolean says(Value options, Interpreter interpreter) {
    return options.atoms().stream()
        .filter(Atom.Reference.class::isInstance)
        .map(atom -> interpreter.get(((Atom.Reference) atom).object()))
        .anyMatch(
            held -> {
              boolean[] isSaid = {false};
              if (held != null) {
                held.members()
                    .forEach((key, _) -> isSaid[0] |= isTimeout(interpreter.names().name(key)));
              }
              return isSaid[0];
            });
  }

  /** Returns whether a function writes a timeout into what it is given. */
  private static boolean isSaying(Value function, Interpreter interpreter) {
    return function.atoms().stream()
        .filter(Atom.Function.class::isInstance)
        .map(atom -> interpreter.program().procedure(((Atom.Function) atom).id()))
        .flatMap(procedure -> procedure.blocks().stream())
        .flatMap(block -> block.instructions().stream())
        .anyMatch(
            each ->
                switch (each) {
                  case Instruction.Store(_, Key.Member(var member), _, _) -> isTimeout(member);
                  case Instruction.Constant(_, Literal.Text(var text), _) -> isTimeout(text);
                  default -> false;
                });
  }

  /** Takes note of a call that sets a default. */
  void called(CallEvent event, Interpreter interpreter) {
    if (event.language().isScript()) {
      calledOfScripts(event, interpreter);
      return;
    }
    var name = event.name();
    areSocketsBounded |= name.equals(DEFAULT_OF_SOCKETS);
    // The configuration of requests may reach clients by ways of its own.
    isApacheBounded |= name.startsWith(APACHE) && name.toLowerCase(Locale.ROOT).contains("timeout");
  }

  /** Returns whether a request that was given no timeout ends in time all the same. */
  boolean isBounded(CallEvent event, Fates fates) {
    return fates.isBounded(event)
        || isBoundedByPart(event)
        || isOfBoundedRequest(event)
        || isRaced(event)
        || isBoundedByDefault(event)
        || isBoundedByLibrary(event)
        || (isApacheBounded && event.name().startsWith(APACHE));
  }

  /** Python: {@code session.request = partial(session.request, timeout=5)} bounds all of them. */
  private static boolean isBoundedByPart(CallEvent event) {
    return event.language() == Language.PYTHON
        && BOUNDED_PART
            .matcher(event.where().file().text())
            .results()
            .anyMatch(found -> event.where().text().startsWith(found.group(1) + "."));
  }

  /** Scripts: {@code fetch(request)} ends when the request says so. */
  private boolean isOfBoundedRequest(CallEvent event) {
    var fetched = OF_REQUEST.matcher(event.where().text());
    if (!FETCH.matcher(event.name()).matches()
        || event.arguments().count() != 1
        || !fetched.lookingAt()) {
      return false;
    }
    var file = event.where().file();
    var made = requesting.stream().filter(each -> each.file().equals(file)).toList();
    var name = fetched.group(1);
    return name == null
        ? made.stream().anyMatch(each -> isWithin(each.span(), event.where().span()))
        : !made.isEmpty()
            && (!isOther(name, file) || made.stream().anyMatch(each -> isNamed(name, each)));
  }

  private static boolean isWithin(Span inner, Span outer) {
    return outer.start() <= inner.start() && inner.end() <= outer.end();
  }

  /** The variable is an address, or something else that is no request of a function's. */
  private static boolean isOther(String name, SourceFile file) {
    return Pattern.compile("\\b" + Pattern.quote(name) + TYPED + "(?:[\"'`]|new\\b|process\\.)")
        .matcher(file.text())
        .find();
  }

  private static boolean isNamed(String name, Origin.Written request) {
    int start = request.span().start();
    var before = request.file().text().substring(Math.max(0, start - BEFORE), start);
    return Pattern.compile("\\b" + Pattern.quote(name) + TYPED + "$").matcher(before).find();
  }

  private static final String TYPED = "\\s*(?::[^=\\n]{0,60})?=\\s*";

  private static final int BEFORE = 200;

  /** Scripts: who is the first of several wins, and a timer may be. */
  private boolean isRaced(CallEvent event) {
    if (!event.language().isScript()) {
      return false;
    }
    var inFile = races.computeIfAbsent(event.where().file(), file -> races(file, event.language()));
    int start = event.where().span().start();
    var last = inFile.floorEntry(start);
    return last != null && last.getValue() > start;
  }

  /** Returns where promises race against each other in a file, and where each race ends. */
  private static NavigableMap<Integer, Integer> races(SourceFile file, Language language) {
    var races = new TreeMap<Integer, Integer>();
    var text = file.text();
    int race = text.indexOf(RACE);
    if (race >= 0) {
      var brackets = Brackets.of(text, language);
      for (; race >= 0; race = text.indexOf(RACE, race + 1)) {
        races.put(race, brackets.end(race + RACE.length() - 1));
      }
    }
    return races;
  }

  /** Scripts: the library gives a timeout to what the code gives none. */
  private boolean isBoundedByLibrary(CallEvent event) {
    var name = event.name();
    int dot = name.indexOf('.');
    var library = dot < 0 ? name : name.substring(0, dot);
    boolean isDispatched = name.equals("fetch") || library.equals("undici");
    return event.language().isScript()
        && (bounded.contains(library)
            || (name.equals("axios.create") && bounded.contains("axios.Client"))
            || (isDispatched
                && isDispatcherBounded
                && (isDispatcherSet || GIVEN_DISPATCHER.matcher(event.where().text()).find())));
  }

  /** Python: sockets have a timeout unless they are told, or an adapter gives it to requests. */
  private boolean isBoundedByDefault(CallEvent event) {
    if (event.language() != Language.PYTHON) {
      return false;
    }
    return (areSocketsBounded && OF_SOCKETS.matcher(event.name()).matches())
        || (event.name().startsWith("requests.")
            && !isOfModule(event)
            && BOUNDING_ADAPTER.matcher(event.where().file().text()).find());
  }

  /** Python: adapters are mounted on sessions, and {@code requests.get} makes one of its own. */
  private static boolean isOfModule(CallEvent event) {
    var called = FUNCTION_OF_REQUESTS.matcher(event.where().text());
    if (!called.lookingAt()) {
      return false;
    }
    var module = called.group(1);
    return module == null
        || module.equals("requests")
        || event.where().file().text().contains("import requests as " + module + "\n");
  }

  private static final Pattern FUNCTION_OF_REQUESTS =
      Pattern.compile("(?:(\\w+)\\.)?(?:get|post|put|patch|delete|head|options|request)\\(");
}
