package dev.martello.code.project;

import dev.martello.code.analysis.Analysis;
import dev.martello.code.analysis.Start;
import dev.martello.code.ir.Unit;
import dev.martello.model.LambdaFunction;
import dev.martello.value.SourceFile;
import dev.martello.value.Val;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What frameworks call of an application of Java, whose handler is theirs or hands on to them. */
record JavaFrameworks(LambdaFunction function) {
  private static final String MANIFEST = "META-INF/MANIFEST.MF";

  /** Spring Boot's archives start with a class of Spring, and tell the application's beside it. */
  private static final Pattern STARTED =
      Pattern.compile("(?m)^(?:Start-Class|Main-Class):\\s*(?!org\\.springframework\\.)(\\S+)");

  /** Says which functions Spring Cloud Function calls, one after the other. */
  private static final List<String> DEFINITIONS =
      List.of("SPRING_CLOUD_FUNCTION_DEFINITION", "spring_cloud_function_definition");

  /** What calls nothing but functions. */
  private static final String FUNCTIONS =
      "org.springframework.cloud.function.adapter.aws.FunctionInvoker";

  /** Returns a class of the application; empty text where nothing tells one. */
  String main(FileTree tree) {
    return variable("MAIN_CLASS")
        .or(
            () ->
                tree.text(MANIFEST)
                    .map(SourceFile::text)
                    .map(STARTED::matcher)
                    .filter(Matcher::find)
                    .map(found -> found.group(1)))
        .orElse("");
  }

  /** Enters an application by what its framework calls. */
  Handlers.Found entered(List<Unit> units, String framework, CodeFolder code) {
    boolean isNamed = !functions().isEmpty() && framework.startsWith(FUNCTIONS);
    var called = called(units, isNamed ? ServingFramework.NAMED_FUNCTIONS : ServingFramework.ANY);
    return called.isEmpty()
        ? new Handlers.Found.Missing(
            "nothing in the code looks like what `" + framework + "` calls")
        : new Handlers.Found.Handler(
            new Analysis.Entry(
                called.getFirst().unit(),
                framework,
                Sources.of(function),
                new Start.Routes(),
                called),
            code);
  }

  /** Adds what a framework calls to a handler that hands its events on to one. */
  Handlers.Found.Handler more(Handlers.Found.Handler found, Supplier<List<Unit>> units) {
    var entry = found.entry();
    if (!new JavaShapes(entry.unit()).handsOn()) {
      return found;
    }
    var application = units.get();
    var serving = ServingFramework.of(entry.unit()).beside(application);
    var called =
        called(application, serving).stream()
            .filter(each -> !each.unit().equals(entry.unit()))
            .toList();
    return new Handlers.Found.Handler(
        new Analysis.Entry(entry.unit(), entry.name(), entry.sources(), entry.start(), called),
        found.folder());
  }

  private List<Analysis.Called> called(List<Unit> units, ServingFramework serving) {
    var functions = functions();
    return units.stream().flatMap(unit -> new JavaShapes(unit).called(functions, serving)).toList();
  }

  /** Returns the functions that the environment names; nothing if it names none. */
  private Set<String> functions() {
    return DEFINITIONS.stream()
        .flatMap(name -> variable(name).stream())
        .findFirst()
        .map(text -> Set.copyOf(List.of(text.trim().split("[|,;\\s]+"))))
        .orElse(Set.of());
  }

  private Optional<String> variable(String name) {
    return function.environment().stream()
        .filter(variable -> variable.name().equals(name))
        .flatMap(
            variable ->
                variable.value() instanceof Val.Known<String>(var text, var _)
                    ? Optional.of(text).stream()
                    : Optional.<String>empty().stream())
        .findFirst();
  }
}
