package dev.martello.code.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.code.ir.Annotation;
import dev.martello.code.ir.Block;
import dev.martello.code.ir.Callee;
import dev.martello.code.ir.Exit;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Instruction.Call;
import dev.martello.code.ir.Instruction.Caught;
import dev.martello.code.ir.Instruction.Closure;
import dev.martello.code.ir.Instruction.Concatenate;
import dev.martello.code.ir.Instruction.LoadOuter;
import dev.martello.code.ir.Instruction.MethodValue;
import dev.martello.code.ir.Instruction.New;
import dev.martello.code.ir.Instruction.Store;
import dev.martello.code.ir.Instruction.Typed;
import dev.martello.code.ir.Key;
import dev.martello.code.ir.Language;
import dev.martello.code.ir.Listing;
import dev.martello.code.ir.Operator;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.TypeDeclaration;
import dev.martello.code.ir.Unit;
import dev.martello.value.Problem;
import dev.martello.value.SourceFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JavaFrontEndTest {

  private static Unit lower(String text) {
    return new JavaFrontEnd(Set.of()).lower(new SourceFile("t/T.java", text), "t.T");
  }

  /** Lowers a class {@code t.T} with some members. */
  private static Unit members(String text) {
    return lower(
        "package t; import java.util.*; import java.util.function.*; class T {\n" + text + "\n}");
  }

  private static Procedure method(Unit unit, String name) {
    return unit.procedures().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Lowers a method {@code m} with some statements. */
  private static Procedure body(String statements) {
    return method(
        members("void m(String a, List<String> list, Object o, int n) {" + statements + "}"), "m");
  }

  private static <T extends Instruction> List<T> all(Procedure procedure, Class<T> kind) {
    return procedure.blocks().stream()
        .map(Block::instructions)
        .flatMap(List::stream)
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  private static Callee.Declared callee(Procedure procedure, String name) {
    return all(procedure, Call.class).stream()
        .map(call -> (Callee.Declared) call.callee())
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<Operator> operators(Procedure procedure) {
    return all(procedure, Instruction.Operate.class).stream()
        .map(Instruction.Operate::operator)
        .toList();
  }

  private static String listing(Procedure procedure) {
    return Listing.of(
        new Unit(
            "t", new SourceFile("t", ""), Language.JAVA, List.of(procedure), List.of(), List.of()));
  }

  @ParameterizedTest(name = "{0} is of {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "a.trim()                                 | java.lang.String                    | trim",
        "a.trim().isEmpty()                       | java.lang.String                    | isEmpty",
        "list.get(0).length()                     | java.lang.String                    | length",
        "list.stream().filter(x -> x.isEmpty()).findFirst().get().strip() | java.lang.String |"
            + " strip",
        "for (var x : list) x.strip()             | java.lang.String                    | strip",
        "var x = new StringBuilder(); x.append(a) | java.lang.StringBuilder             | append",
        "System.out.println(a)                    | java.io.PrintStream                 | println",
        "System.getenv(\"X\").trim()              | java.lang.String                    | trim",
        "Math.max(n, 1)                           | java.lang.Math                      | max",
        "java.nio.file.Files.delete(null)         | java.nio.file.Files                 | delete",
        "field.close()                            | software.aws.S3Client               | close",
        "this.field.close()                       | software.aws.S3Client               | close",
        "var c = S3Client.builder().region(a).build(); c.get() | software.aws.S3Client  | get",
        "S3Client.create().get()                  | software.aws.S3Client               | get",
        "GetRequest.builder().bucket(a)           | software.aws.GetRequest$Builder     | bucket",
        "AmazonS3ClientBuilder.defaultClient().get() | com.amazonaws.s3.AmazonS3        | get",
        "own()                                    | t.T                                 | own",
        "own().unknown()                          | t.T$In                              | unknown",
        "helped()                                 | other.Help                          | helped",
        "((Runnable) o).run()                     | java.lang.Runnable                  | run",
        "if (o instanceof Integer i) i.intValue() | java.lang.Integer                   | intValue",
        "thing.unknown()                          | ''                                  | unknown"
      })
  void callsNameTheOwner(String code, String owner, String name) {
    var unit =
        lower(
            """
            package t;
            import java.util.*;
            import software.aws.*;
            import software.aws.S3Client;
            import com.amazonaws.s3.AmazonS3ClientBuilder;
            import static other.Help.helped;
            class T {
              S3Client field;
              static class In { }
              In own() { return null; }
              void m(String a, List<String> list, Object o, int n, List thing) { %s; }
            }
            """
                .formatted(code.replace("thing.", "thing.get(0).")));

    assertThat(unit.problems()).isEmpty();
    assertThat(callee(method(unit, "m"), name).owner()).isEqualTo(owner);
  }

  @Test
  void methodsOfThePlatformHaveDescriptors() {
    assertThat(callee(body("a.trim();"), "trim").descriptor()).isEqualTo("()Ljava/lang/String;");
  }

  @Test
  void staticCallsHaveNoReceiver() {
    var method =
        method(
            members(
                "static void s() {} private void p() {} void o() {} void m() { s(); p(); o(); }"),
            "m");

    assertThat(callee(method, "s")).isEqualTo(new Callee.Declared("t.T", "s", "", -1, true));
    assertThat(callee(method, "p")).isEqualTo(new Callee.Declared("t.T", "p", "", 0, true));
    assertThat(callee(method, "o")).isEqualTo(new Callee.Declared("t.T", "o", "", 0, false));
  }

  @Test
  void conditionsAreBranchedOnOneByOne() {
    var method = body("if (a != null && !a.isEmpty() || n > 3) { list.clear(); }");

    assertThat(operators(method)).containsExactlyInAnyOrder(Operator.IS_NOTHING, Operator.GREATER);
    assertThat(method.blocks()).filteredOn(block -> block.exit() instanceof Exit.Branch).hasSize(3);
  }

  @Test
  void aConditionAsAValueIsTrueOrFalse() {
    assertThat(listing(body("boolean b = n > 3 && n < 5;")))
        .contains("Truth[value=true]", "Truth[value=false]");
  }

  @Test
  void textsAreConcatenated() {
    assertThat(all(body("String s = \"x\" + a + n + \"y\"; s += o;"), Concatenate.class))
        .extracting(text -> text.parts().size())
        .containsExactly(4, 2);
    assertThat(operators(body("int i = n + 1 + 2;"))).containsExactly(Operator.ADD, Operator.ADD);
  }

  @Test
  void loopsLeadBack() {
    assertThat(
            listing(
                body("for (String x : list) { if (x.isEmpty()) continue; if (n == 1) break; }")))
        .contains("Either[", "Each[", "type=java.lang.String");
    assertThat(
            listing(
                body("outer: for (int i = 0; i < n; i++) { while (true) { continue outer; } }")))
        .contains("operator=LESS");
  }

  @Test
  void switchesAreChains() {
    assertThat(
            listing(
                body(
                    "switch (a) { case \"x\": n = 1; case \"y\", \"z\": n = 2; break; default: n ="
                        + " 3; }")))
        .contains("Text[value=x]", "Text[value=y]", "Text[value=z]", "operator=EQUAL");
    assertThat(
            listing(
                body(
                    "var r = switch (o) { case String s when s.isEmpty() -> 1; case null -> 2;"
                        + " default -> { yield 3; } };")))
        .contains("operator=INSTANCE_OF", "operator=IS_NOTHING", "Whole[value=3]");
  }

  @Test
  void labelsOfEnumsAreTheirConstants() {
    assertThat(
            listing(
                method(
                    members(
                        "enum E { P, Q } void m(E e) { switch (e) { case P -> m(null); case Q -> {}"
                            + " } }"),
                    "m")))
        .contains("type=t.T$E", "Member[name=P]", "Member[name=Q]");
  }

  @Test
  void finallyRunsOnEveryWay() {
    var method = body("try { if (n > 1) return; list.clear(); } finally { o.notify(); }");

    assertThat(all(method, Call.class))
        .filteredOn(call -> ((Callee.Declared) call.callee()).name().equals("notify"))
        .hasSize(3);
  }

  @Test
  void handlersAreChosenFrom() {
    var caught =
        all(
            body(
                "try { o.notify(); } catch (IllegalStateException | NullPointerException e) { throw"
                    + " e; } catch (Exception e) { }"),
            Caught.class);

    assertThat(caught)
        .extracting(Caught::types)
        .containsExactly(
            List.of(
                "java.lang.IllegalStateException",
                "java.lang.NullPointerException",
                "java.lang.Exception"),
            List.of("java.lang.IllegalStateException", "java.lang.NullPointerException"),
            List.of("java.lang.Exception"));
  }

  @Test
  void resourcesAreClosed() {
    var method = body("try (var in = new java.util.Scanner(a)) { in.next(); }");

    assertThat(callee(method, "close").owner()).isEqualTo("java.util.Scanner");
    assertThat(all(method, Caught.class)).hasSize(1);
  }

  @Test
  void lambdasSeeVariablesAround() {
    var unit =
        members("int field; void m(String a) { Function<String, String> f = x -> x + a + field; }");
    var method = method(unit, "m");
    var lambda = unit.procedures().get(all(method, Closure.class).getFirst().procedure());

    assertThat(lambda.parent()).isEqualTo(method.number());
    assertThat(lambda.parameters())
        .extracting(Procedure.Parameter::type)
        .containsExactly("java.lang.String");
    assertThat(all(lambda, LoadOuter.class))
        .extracting(LoadOuter::register)
        .containsExactly(method.parameters().getFirst().register(), method.self());
    assertThat(method.shared()).containsExactlyInAnyOrder(0, 1);
  }

  @Test
  void referencesAreMethods() {
    assertThat(
            all(
                body("Object x = list.stream().map(String::trim).map(a::concat).map(T::new);"),
                MethodValue.class))
        .extracting(value -> value.method().owner() + "." + value.method().name())
        .containsExactly("java.lang.String.trim", "java.lang.String.concat", "t.T.<init>");
  }

  @Test
  void anonymousClassesKeepWhatTheyUse() {
    var unit =
        members(
            "int f; Object m(String a) { return new Runnable() { public void run() { a.trim(); f++;"
                + " } }; }");
    var method = method(unit, "m");

    assertThat(all(method, New.class)).extracting(New::type).containsExactly("t.T$1");
    assertThat(all(method, Store.class))
        .extracting(Store::key)
        .containsExactly(new Key.Member("this$0"), new Key.Member("val$a"));
    assertThat(listing(method(unit, "run")))
        .contains("Member[name=val$a]", "Member[name=this$0]", "Member[name=f]");
    assertThat(unit.types())
        .filteredOn(type -> type.name().equals("t.T$1"))
        .extracting(TypeDeclaration::supertypes)
        .containsExactly(List.of("java.lang.Runnable"));
  }

  @Test
  void fieldsAreSetBeforeTheConstructorGoesOn() {
    var unit =
        members("List<String> f = new ArrayList<>(); T() { f.clear(); } T(int n) { this(); }");
    var constructors =
        unit.procedures().stream().filter(each -> each.name().equals("<init>")).toList();

    assertThat(listing(method(unit, "<fields>")))
        .contains("type=java.util.ArrayList", "Member[name=f]");
    assertThat(callee(constructors.getFirst(), "<fields>").owner()).isEqualTo("t.T");
    assertThat(all(constructors.getLast(), Call.class)).hasSize(1);
  }

  @Test
  void staticFieldsAreSetWhenTheClassIsLoaded() {
    assertThat(listing(members("static final String A = \"x\"; static { System.gc(); }").top()))
        .contains("type=t.T", "Text[value=x]", "Member[name=A]", "name=gc");
  }

  @Test
  void recordsHaveConstructorsAndAccessors() {
    var unit =
        lower(
            "package t; record T(String a, int b) { T { if (b < 0) throw new Error(); } public int"
                + " b() { return 1; } }");

    assertThat(unit.procedures())
        .extracting(Procedure::name)
        .containsExactly("<clinit>", "<init>", "b", "a");
    assertThat(all(method(unit, "<init>"), Store.class)).hasSize(2);
  }

  @Test
  void constantsOfEnumsAreMembers() {
    var unit =
        lower(
            "package t; enum T { A(1), B(2) { int m() { return 3; } }; T(int n) {} int m() { return"
                + " 0; } }");

    assertThat(listing(unit.top())).contains("Member[name=A]", "Member[name=B]", "type=t.T$1");
  }

  @Test
  void aClassTellsWhatItIs() {
    var unit =
        lower(
            """
            package t;
            import org.spring.RestController;
            import com.acme.*;
            @RestController("x")
            abstract class T<E> extends Base implements Comparable<T> {
              java.util.List<E> list; int n;
              @Get(value = "/a", kind = Kind.FAST, many = {"p", "q"})
              void m(@Body String a, E e) {}
            }
            """);
    var type = unit.types().getFirst();

    assertThat(type.supertypes()).containsExactly("com.acme.Base", "java.lang.Comparable");
    assertThat(type.fieldTypes()).isEqualTo(Map.of("list", "java.util.List", "n", "int"));
    assertThat(type.isAbstract()).isTrue();
    assertThat(type.annotations())
        .containsExactly(new Annotation("org.spring.RestController", Map.of("value", "x")));
    var method = method(unit, "m");
    assertThat(method.annotations())
        .containsExactly(
            new Annotation("com.acme.Get", Map.of("value", "/a", "kind", "FAST", "many", "p, q")));
    assertThat(method.parameters())
        .extracting(Procedure.Parameter::type)
        .containsExactly("java.lang.String", "");
    assertThat(method.parameters().getFirst().annotations()).hasSize(1);
  }

  @Test
  void classesOfTheProjectComeBeforeImportedPackages() {
    var unit =
        new JavaFrontEnd(Set.of("t.Help"))
            .lower(
                new SourceFile(
                    "t/T.java",
                    "package t; import com.acme.*; class T { void m() { Help.a(); Other.b(); } }"),
                "t.T");

    assertThat(callee(method(unit, "m"), "a").owner()).isEqualTo("t.Help");
    assertThat(callee(method(unit, "m"), "b").owner()).isEqualTo("com.acme.Other");
  }

  /** Lowers a class {@code t.T} beside others, by their names. */
  private static Unit beside(Map<String, String> others, String text) {
    return new JavaFrontEnd(
            others.keySet(),
            name ->
                Optional.ofNullable(others.get(name))
                    .map(other -> new SourceFile(name.replace('.', '/') + ".java", other)))
        .lower(new SourceFile("t/T.java", "package t; " + text), "t.T");
  }

  @Test
  void privateFieldsOfOtherFilesAreNotInherited() {
    var task = "package t; abstract class Task { private String a; protected String b; }";
    var text =
        "class T { Object m(String a, String b) { return new Task() { Object x() { return a; }"
            + " Object y() { return b; } }; } }";

    assertThat(loaded(method(beside(Map.of("t.Task", task), text), "x")))
        .contains(new Key.Member("val$a"));
    assertThat(loaded(method(beside(Map.of("t.Task", task), text), "y")))
        .doesNotContain(new Key.Member("val$b"));
  }

  private static List<Key> loaded(Procedure procedure) {
    return procedure.blocks().stream()
        .flatMap(block -> block.instructions().stream())
        .filter(Instruction.Load.class::isInstance)
        .map(load -> ((Instruction.Load) load).key())
        .toList();
  }

  @Test
  @Timeout(10)
  void interfacesThatManyExtendAreAskedOnce() {
    var others = new TreeMap<String, String>();
    for (int at = 0; at < 30; at++) {
      var above = at < 29 ? " extends A%1$d, B%1$d ".formatted(at + 1) : "";
      others.put("t.A" + at, "package t; interface A" + at + above + "{}");
      others.put("t.B" + at, "package t; interface B" + at + above + "{}");
    }
    var unit =
        beside(
            others,
            "abstract class T implements A0, B0 { void m(A0 a) { a.nothing(x); none(); } }");

    assertThat(callee(method(unit, "m"), "nothing").owner()).isEqualTo("t.A0");
  }

  @Test
  void elementsOfParametersAreTold() {
    assertThat(all(body(""), Typed.class))
        .extracting(Typed::attributes)
        .containsExactly(Map.of("element", "java.lang.String"));
  }

  @Test
  void theRestOfABrokenFileIsLowered() {
    var unit = members("void broken( { } void m() { System.gc(); }");

    assertThat(unit.problems()).isNotEmpty().extracting(Problem::path).containsOnly("t/T.java");
  }

  @Test
  void deepNestingIsAProblem() {
    var unit = members("Object m() { return " + "(".repeat(450) + "1" + ")".repeat(450) + "; }");

    assertThat(unit.problems())
        .extracting(Problem::message)
        .containsExactly("this nests too deeply and is not analysed");
  }
}
