package dev.martello.code.library;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.flow.Objects;
import dev.martello.code.ir.Unit;
import dev.martello.code.value.Arguments;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Scripts: functions that templates of Handlebars call with what they are shown. */
final class TemplateFunctions {
  /*
   * Which data a helper gets is told by the templates that stand in the code. Where none of them calls
   * it, they stand elsewhere, and it may get anything that is shown.
   * https://handlebarsjs.com/guide/expressions.html#helpers
   */

  private static final String REGISTERING = "handlebars.registerHelper";

  private static final Set<String> SHOWING =
      Set.of("handlebars.compile()", "template.Escaping", "handlebars.template()");

  private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|'[^']*'|[\\w-]+=(?=\\S)");

  /** {@code this.name}, {@code ../name} and {@code @root.name} are fields as well. */
  private static final Pattern FIELD =
      Pattern.compile("(?:this[./]|@root\\.|\\.\\./)*([A-Za-z_]\\w*)[\\w.]*");

  private static final Pattern OPTIONS = Pattern.compile("(?i)_?(?:opt(?:ion)?s?|hash)");

  private final Map<String, Value> helpers = new LinkedHashMap<>();

  /** Takes note of a helper, or has them called where a template is shown. */
  void called(CallEvent event, Interpreter run) {
    if (event.name().equals(REGISTERING)) {
      register(event, run);
    } else if (!helpers.isEmpty() && SHOWING.contains(event.name())) {
      show(event, run);
    }
  }

  /** One by its name, or several as members of an object. */
  private void register(CallEvent event, Interpreter run) {
    var first = event.arguments().at(0);
    first.constantText().ifPresent(name -> register(name, event.arguments().at(1)));
    for (var atom : first.atoms()) {
      if (atom instanceof Atom.Reference reference
          && run.get(reference.object()) instanceof HeapObject held) {
        held.members().forEach((number, value) -> register(run.names().name(number), value));
      }
    }
  }

  private void register(String name, Value helper) {
    var functions = Callbacks.functions(helper);
    if (!functions.isNone()) {
      helpers.merge(name, functions, Value::join);
    }
  }

  private void show(CallEvent event, Interpreter run) {
    var shown = event.arguments().at(0);
    helpers.forEach(
        (name, functions) -> {
          var given = given(name, shown, run);
          for (var atom : functions.atoms()) {
            if (given.isTainted() && atom instanceof Atom.Function function) {
              Callbacks.callback(Value.of(atom), event, run, arguments(function, given, run));
            }
          }
        });
  }

  private static Arguments arguments(Atom.Function function, Value given, Interpreter run) {
    var arguments = new ArrayList<Value>();
    for (var parameter : run.program().procedure(function.id()).parameters()) {
      boolean isOptions = OPTIONS.matcher(parameter.name()).matches();
      arguments.add(isOptions ? Value.unknown() : given);
    }
    return Arguments.of(arguments);
  }

  private static Value given(String helper, Value shown, Interpreter run) {
    var whole = Value.unknown().tainted(Objects.deep(run, shown));
    var calls = calls(helper, run);
    if (calls.isEmpty()) {
      return whole;
    }
    var given = Value.none();
    for (var field : fields(calls)) {
      var value = run.objects().element(shown, field);
      given = given.join(value.isNone() ? whole : value);
    }
    return given;
  }

  /** Returns what stands behind the name where templates call a helper. */
  private static List<String> calls(String helper, Interpreter run) {
    var call =
        Pattern.compile("\\{\\{\\{?~?#?\\s*" + Pattern.quote(helper) + "(?![\\w.-])([^{}]*)\\}\\}");
    return run.program().units().stream()
        .map(Unit::file)
        .flatMap(file -> call.matcher(file.text()).results())
        .map(found -> found.group(1))
        .toList();
  }

  private static Set<String> fields(List<String> calls) {
    return calls.stream()
        .map(call -> QUOTED.matcher(call).replaceAll(" "))
        .flatMap(TemplateFunctions::fields)
        .collect(Collectors.toSet());
  }

  private static Stream<String> fields(String call) {
    return FIELD.matcher(call).results().map((MatchResult found) -> found.group(1));
  }
}
