package dev.martello.code.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.code.ir.Annotation;
import dev.martello.code.ir.Callee;
import dev.martello.code.ir.Exit;
import dev.martello.code.ir.Instruction.Call;
import dev.martello.code.ir.Instruction.Caught;
import dev.martello.code.ir.Instruction.Concatenate;
import dev.martello.code.ir.Instruction.Constant;
import dev.martello.code.ir.Instruction.MethodValue;
import dev.martello.code.ir.Instruction.Typed;
import dev.martello.code.ir.Literal;
import dev.martello.code.ir.Procedure;
import dev.martello.value.Problem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ClassFrontEndTest {

  @Test
  void aCallNamesItsOwner() {
    assertThat(Compiled.members("static String m(String a) { return a.trim(); }").listing())
        .isEqualTo(
            """
            1 m(a r0)
              b0:
                Call[target=1, callee=Declared[owner=java.lang.String, name=trim, \
            descriptor=()Ljava/lang/String;, receiver=0, isExact=false], arguments=[]]
                Return[value=1]
            """
                .replace("1 m", "2 m"));
  }

  @Test
  void anObjectIsMadeBeforeItsConstructorRuns() {
    assertThat(Compiled.members("Object m(String a) { return new StringBuilder(a); }").listing())
        .isEqualTo(
            """
            2 m(a r1)
              b0:
                New[target=2, type=java.lang.StringBuilder]
                Call[target=-1, callee=Declared[owner=java.lang.StringBuilder, name=<init>, \
            descriptor=(Ljava/lang/String;)V, receiver=2, isExact=true], \
            arguments=[Argument[register=1, name=, kind=PLAIN]]]
                Return[value=2]
            """);
  }

  @Test
  void methodsThatNobodyOverridesAreExact() {
    var calls =
        Compiled.members(
                """
                void m() { open(); closed(); shut(); still(); super.toString(); }
                void open() {}
                private void closed() {}
                final void shut() {}
                static void still() {}
                """)
            .all(Call.class);

    assertThat(calls)
        .extracting(call -> ((Callee.Declared) call.callee()).isExact())
        .containsExactly(false, true, true, true, true);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "a == b | NOT_EQUAL",
        "a < b  | GREATER_OR_EQUAL",
        "a > b  | LESS_OR_EQUAL",
        "a <= b | GREATER",
        "a != b | EQUAL",
        "a > 0  | LESS_OR_EQUAL",
        "a > c  | LESS_OR_EQUAL",
        "c >= d | LESS",
        "d == c | NOT_EQUAL",
        "o == p | NOT_EQUAL",
        "o == null | IS_NOTHING",
        "o instanceof String | INSTANCE_OF"
      })
  void comparisonsStayVisible(String condition, String operator) {
    var compiled =
        Compiled.members(
            "int m(int a, int b, long c, double d, Object o, Object p) { if (%s) return 1; return 2; }"
                .formatted(condition));

    assertThat(compiled.listing()).contains("operator=" + operator + ",").contains("Branch[");
  }

  @Test
  void resultsOfCallsAreTestedThemselves() {
    assertThat(
            Compiled.members("static int m(String a) { if (a.isEmpty()) return 1; return 2; }")
                .listing())
        .contains("Call[target=1,", "Branch[condition=1, whenTrue=1, whenFalse=2]")
        .contains("b1:\n    Constant[target=2, value=Whole[value=1]]");
    assertThat(
            Compiled.members("static int m(String a) { if (!a.isEmpty()) return 1; return 2; }")
                .listing())
        .contains("Branch[condition=1, whenTrue=1, whenFalse=2]")
        .contains("b1:\n    Constant[target=2, value=Whole[value=2]]");
  }

  @Test
  void numbersAreComparedWithZero() {
    assertThat(
            Compiled.members("static int m(String a) { return a.length() == 0 ? 1 : 2; }")
                .listing())
        .contains("Operate[target=3, operator=NOT_EQUAL, operands=[1, 2]]");
  }

  @Test
  void truthValuesAndLettersAreToldFromNumbers() {
    var constants =
        Compiled.members(
                """
                void m() { use(true, 'x', 1); flag = false; }
                boolean flag;
                void use(boolean a, char b, int c) {}
                boolean other() { return true; }
                """)
            .all(Constant.class);

    assertThat(constants)
        .extracting(Constant::value)
        .containsExactlyInAnyOrder(
            new Literal.Truth(true),
            new Literal.Text("x"),
            new Literal.Whole(1),
            new Literal.Truth(false));
  }

  @Test
  void bothOperandsOfAndAreBranchedOn() {
    var branches =
        Compiled.members(
                "int m(String a, String b) { if (a.isEmpty() && b.isEmpty()) return 1; return 2; }")
            .method()
            .blocks()
            .stream()
            .filter(block -> block.exit() instanceof Exit.Branch)
            .toList();

    assertThat(branches).hasSize(2);
  }

  @Test
  void valuesOfBothWaysMeetInOneRegister() {
    assertThat(
            Compiled.members(
                    "static String m(String a, String b) { return a.concat(b == null ? a : b); }")
                .listing())
        .isEqualTo(
            """
            2 m(a r0, b r1)
              b0:
                Operate[target=2, operator=IS_NOTHING, operands=[1]]
                Copy[target=3, source=0]
                Branch[condition=2, whenTrue=1, whenFalse=2]
              b1:
                Copy[target=4, source=0]
                Jump[block=3]
              b2:
                Copy[target=4, source=1]
                Jump[block=3]
              b3:
                Call[target=5, callee=Declared[owner=java.lang.String, name=concat, \
            descriptor=(Ljava/lang/String;)Ljava/lang/String;, receiver=3, isExact=false], \
            arguments=[Argument[register=4, name=, kind=PLAIN]]]
                Return[value=5]
            """);
  }

  @Test
  void theOldValueOfAVariableIsKeptWhileItIsOnTheStack() {
    assertThat(Compiled.members("static int m(int a) { return a++ + a; }").listing())
        .contains("Copy[target=1, source=0]", "operands=[1, 0]");
  }

  @Test
  void aSwitchIsAChain() {
    assertThat(
            Compiled.members(
                    "static int m(int a) { switch (a) { case 1: return 10; case 900: return 20;"
                        + " default: return 30; } }")
                .listing())
        .contains("operator=EQUAL, operands=[0, 1]", "operator=EQUAL, operands=[0, 3]");
  }

  @Test
  void aSwitchOnTextsKeepsWhatEachTextIs() {
    var procedure =
        Compiled.members(
                "static int m(String a) { switch (a) { case \"x\": return 1; case \"y\": return 2;"
                    + " default: return 3; } }")
            .method();

    // Where `equals` says yes, the way leads to the case itself, not through a second switch.
    for (var block : procedure.blocks()) {
      if (block.exit() instanceof Exit.Branch branch
          && block.instructions().getLast() instanceof Call) {
        var case1 = procedure.blocks().get(branch.whenTrue());
        var code = procedure.blocks().get(((Exit.Jump) case1.exit()).block());
        assertThat(code.exit()).isInstanceOf(Exit.Return.class);
      }
    }
    assertThat(Compiled.all(procedure, Call.class)).hasSize(3);
  }

  @Test
  void handlersAreTriedInOrder() {
    var compiled =
        Compiled.members(
            """
            void m(Runnable a) {
              try { a.run(); }
              catch (IllegalStateException | NumberFormatException e) { a.run(); }
              catch (Exception e) { throw e; }
              finally { System.gc(); }
            }
            """);

    assertThat(compiled.all(Caught.class))
        .extracting(Caught::types)
        .containsExactly(
            List.of(),
            List.of("java.lang.IllegalStateException", "java.lang.NumberFormatException"),
            List.of("java.lang.Exception"),
            List.of());
    assertThat(compiled.method().blocks())
        .filteredOn(block -> block.handler() >= 0)
        .allSatisfy(
            block ->
                assertThat(
                        compiled.method().blocks().get(block.handler()).instructions().getFirst())
                    .isInstanceOf(Caught.class));
  }

  @Test
  void theInnermostHandlerIsTheOne() {
    var caught =
        Compiled.members(
                """
                void m(Runnable a) {
                  try { try { a.run(); } catch (Error e) { } } catch (Throwable t) { }
                }
                """)
            .all(Caught.class);

    assertThat(caught)
        .extracting(Caught::types)
        .containsExactlyInAnyOrder(List.of(), List.of("java.lang.Error"), List.of());
  }

  @Test
  void concatenationsHaveTheirParts() {
    assertThat(
            Compiled.members("static String m(String a, int b) { return \"x\" + a + \"/\" + b; }")
                .listing())
        .contains(
            "Constant[target=3, value=Text[value=x]]",
            "Constant[target=4, value=Text[value=/]]",
            "Concatenate[target=2, parts=[3, 0, 4, 1]]");
  }

  @Test
  void concatenationsOfOldCompilersStayCalls() {
    assertThat(
            Compiled.members(
                    "static String m(String a) { return \"x\" + a; }", "-XDstringConcat=inline")
                .all(Call.class))
        .extracting(call -> ((Callee.Declared) call.callee()).name())
        .containsExactly("<init>", "append", "append", "toString");
  }

  @Test
  void lambdasAndReferencesAreMethods() {
    var values =
        Compiled.members(
                """
                void m(String a) {
                  Supplier<String> one = () -> a + this;
                  Supplier<String> two = a::trim;
                  Function<String, String> three = String::trim;
                  Function<String, Object> four = StringBuilder::new;
                }
                """)
            .all(MethodValue.class);

    assertThat(values)
        .extracting(value -> value.method().name(), MethodValue::captured)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("lambda$m$0", List.of(0, 1)),
            org.assertj.core.groups.Tuple.tuple("trim", List.of(1)),
            org.assertj.core.groups.Tuple.tuple("trim", List.of()),
            org.assertj.core.groups.Tuple.tuple("<init>", List.of()));
    assertThat(values).extracting(value -> value.method().receiver()).containsExactly(0, 1, -2, -1);
  }

  @Test
  void theTextOfARecordHasItsComponents() {
    var unit = Compiled.of("record T(String a, int b) {}").unit();
    var description =
        unit.procedures().stream().filter(each -> each.name().equals("toString")).findFirst();

    assertThat(Compiled.all(description.orElseThrow(), Concatenate.class))
        .singleElement()
        .satisfies(text -> assertThat(text.parts()).hasSize(5));
  }

  @Test
  void patternsOfSwitchesAreLowered() {
    assertThat(
            Compiled.members(
                    """
                    static String m(Object a) {
                      return switch (a) {
                        case String s when s.isEmpty() -> "e";
                        case String s -> s;
                        case Integer i -> "i" + i;
                        default -> "d";
                      };
                    }
                    """)
                .listing())
        .contains("operator=OTHER", "Typed[", "type=java.lang.String", "type=java.lang.Integer");
  }

  @Test
  void membersOfClassesAndObjectsAreLoadedAndStored() {
    assertThat(
            Compiled.members("static String s; int i; void m() { s = null; i = T.s.length(); }")
                .listing())
        .contains(
            "TypeObject[target=2, type=t.T]",
            "Store[object=2, key=Member[name=s], value=1]",
            "Load[target=4, object=3, key=Member[name=s]]",
            "Store[object=0, key=Member[name=i], value=5]");
  }

  @Test
  void arraysAreLists() {
    assertThat(
            Compiled.members(
                    "static Object m(String[] a) { a[1] = a[0]; return new int[a.length]; }")
                .listing())
        .contains("Load[", "key=Element[", "Store[object=0", "key=Member[name=length]", "Make[");
  }

  @Test
  void castsSayTheType() {
    assertThat(Compiled.members("String m(Object a) { return (String) a; }").all(Typed.class))
        .singleElement()
        .satisfies(typed -> assertThat(typed.type()).isEqualTo("java.lang.String"));
  }

  @Test
  void constantsAreSetWhenTheClassIsLoaded() {
    var unit =
        Compiled.members(
                "static final String A = \"a\"; static final boolean B = true; static Object c ="
                    + " A;")
            .unit();

    assertThat(Compiled.listing(unit.top()))
        .contains(
            "Text[value=a]",
            "Member[name=A]",
            "Truth[value=true]",
            "Member[name=B]",
            "Member[name=c]");
    assertThat(unit.top().name()).isEqualTo("<clinit>");
  }

  @Test
  void parametersHaveNamesTypesAndElements() {
    var method =
        Compiled.members(
                "void m(Map<String, List<T>> a, List<String> b, long c, @Deprecated int[] d) {}")
            .method();

    assertThat(method.parameters())
        .extracting(Procedure.Parameter::name)
        .containsExactly("a", "b", "c", "d");
    assertThat(method.parameters())
        .extracting(Procedure.Parameter::type)
        .containsExactly("java.util.Map", "java.util.List", "long", "int[]");
    assertThat(method.parameters().getLast().annotations())
        .extracting(Annotation::name)
        .containsExactly("java.lang.Deprecated");
    assertThat(Compiled.all(method, Typed.class))
        .extracting(Typed::attributes)
        .containsExactly(
            Map.of("key", "java.lang.String", "element", "java.util.List"),
            Map.of("element", "java.lang.String"));
    assertThat(method.self()).isZero();
    assertThat(method.is(Procedure.Trait.STATIC)).isFalse();
  }

  @Test
  void parametersWithoutNamesAreNumbered() {
    assertThat(Compiled.members("static void m(long a, int b) {}", "-g:none").method().parameters())
        .extracting(Procedure.Parameter::name)
        .containsExactly("arg0", "arg1");
  }

  @Test
  void aClassTellsWhatItIs() {
    var unit =
        Compiled.of(
                """
                import java.lang.annotation.*;
                @T.A(value = {"x", "y"}, kind = RetentionPolicy.CLASS, type = String.class, number = 3)
                abstract class T extends java.util.AbstractList<String> implements Runnable {
                  @interface A { String[] value(); RetentionPolicy kind(); Class<?> type(); int number(); }
                  java.util.List<String> list; int number; String[] array;
                  abstract void none();
                  @Deprecated void some() {}
                }
                """)
            .unit();
    var type = unit.types().getFirst();

    assertThat(type.name()).isEqualTo("t.T");
    assertThat(type.supertypes()).containsExactly("java.util.AbstractList", "java.lang.Runnable");
    assertThat(type.fieldTypes())
        .isEqualTo(
            Map.of("list", "java.util.List", "array", "java.lang.String[]", "number", "int"));
    assertThat(type.isAbstract()).isTrue();
    assertThat(type.annotations())
        .containsExactly(
            new Annotation(
                "t.T$A",
                Map.of(
                    "value", "x, y", "kind", "CLASS", "type", "java.lang.String", "number", "3")));
    assertThat(type.methods())
        .extracting(number -> unit.procedures().get(number).name())
        .containsExactly("<init>", "some");
    assertThat(unit.procedures().get(2).annotations())
        .containsExactly(new Annotation("java.lang.Deprecated", Map.of()));
  }

  @Test
  void bridgesAreMarked() {
    var unit =
        Compiled.of(
                "class T implements Comparable<T> { public int compareTo(T other) { return 0; } }")
            .unit();

    assertThat(unit.procedures())
        .filteredOn(each -> each.name().equals("compareTo"))
        .extracting(each -> each.is(Procedure.Trait.BRIDGE))
        .containsExactlyInAnyOrder(false, true);
  }

  @Test
  void nestedClassesAreNamedByTheirDollar() {
    var unit = Compiled.of("class T { class U { Object m() { return T.this; } } }").unit("t.T$U");

    assertThat(unit.name()).isEqualTo("t.T$U");
    assertThat(unit.types().getFirst().name()).isEqualTo("t.T$U");
  }

  @Test
  void placesAreLinesOfTheSource() {
    var unit = Compiled.members("void m() {\n\n    toString();  \n}").unit();
    var call = Compiled.all(unit.procedures().get(2), Call.class).getFirst();

    assertThat(unit.file().path()).isEqualTo("src/t/T.java");
    assertThat(unit.file().line(call.place().start())).isEqualTo(6);
    assertThat(unit.file().text().substring(call.place().start(), call.place().end()))
        .isEqualTo("toString();");
  }

  @Test
  void withoutSourceTheLinesAreRight() {
    var bytes = Compiled.members("void m() {\n\n    toString();\n}").classes().get("t.T");
    var unit = new ClassFrontEnd(Sources.NONE).lower(new ClassBytes("a.jar!/t/T.class", bytes));
    var call = Compiled.all(unit.procedures().get(2), Call.class).getFirst();

    assertThat(unit.file().path()).isEqualTo("a.jar!/t/T.class");
    assertThat(unit.file().line(call.place().start())).isEqualTo(6);
  }

  @Test
  void whatIsNoClassIsAProblem() {
    var unit =
        new ClassFrontEnd(Sources.NONE).lower(new ClassBytes("a.jar!/t/T.class", new byte[5]));

    assertThat(unit.name()).isEqualTo("t.T");
    assertThat(unit.problems())
        .containsExactly(Problem.of("a.jar!/t/T.class", "this is no class file"));
  }
}
