package dev.martello.code.go;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.code.ir.Annotation;
import dev.martello.code.ir.Block;
import dev.martello.code.ir.Callee;
import dev.martello.code.ir.Exit;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Key;
import dev.martello.code.ir.Literal;
import dev.martello.code.ir.Operator;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.TypeDeclaration;
import dev.martello.code.ir.Unit;
import dev.martello.code.jvm.WellFormed;
import dev.martello.value.Problem;
import dev.martello.value.SourceFile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LoweringTest {

  private static Unit lower(String text) {
    var unit = new GoProject(_ -> List.of()).lower(new SourceFile("main.go", text), "main");
    WellFormed.check(unit);
    return unit;
  }

  /** Lowers some declarations of a file that imports {@code os}. */
  private static Unit declared(String text) {
    return lower("package main\nimport \"os\"\n" + text);
  }

  /** Lowers a function {@code f} with some statements. */
  private static Procedure body(String statements) {
    return procedure(
        declared(
            "func f(a string, xs []string, m map[string]int) (string, error) {\n"
                + statements
                + "\n}"),
        "f");
  }

  private static Procedure procedure(Unit unit, String name) {
    return unit.procedures().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static <T extends Instruction> List<T> all(Procedure procedure, Class<T> kind) {
    return procedure.blocks().stream()
        .map(Block::instructions)
        .flatMap(List::stream)
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  private static List<Operator> operators(Procedure procedure) {
    return all(procedure, Instruction.Operate.class).stream()
        .map(Instruction.Operate::operator)
        .toList();
  }

  private static List<String> builtins(Procedure procedure) {
    return all(procedure, Instruction.Builtin.class).stream()
        .map(Instruction.Builtin::name)
        .toList();
  }

  private static List<Literal> constants(Procedure procedure) {
    return all(procedure, Instruction.Constant.class).stream()
        .map(Instruction.Constant::value)
        .toList();
  }

  private static List<String> messages(Unit unit) {
    return unit.problems().stream().map(Problem::message).toList();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a == "x"     | EQUAL
          a != "x"     | NOT_EQUAL
          a < "x"      | LESS
          a <= "x"     | LESS_OR_EQUAL
          a > "x"      | GREATER
          a >= "x"     | GREATER_OR_EQUAL
          a + "x"      | ADD
          1 - 2        | SUBTRACT
          1 * 2        | MULTIPLY
          1 / 2        | DIVIDE
          1 % 2        | REMAINDER
          1 & 2        | BITS
          1 << 2       | BITS
          1 &^ 2       | BITS
          m == nil     | IS_NOTHING
          !true        | NOT
          int64(1)     | OTHER
          """)
  void operatorsAreThoseOfTheForm(String expression, Operator expected) {
    assertThat(operators(body("_ = " + expression))).containsExactly(expected);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          0x1F      | 31
          0b101     | 5
          0o17      | 15
          017       | 15
          1_000     | 1000
          'a'       | 97
          '\\n'     | 10
          '\\u00e4' | 228
          """)
  void numbersAreRead(String literal, long expected) {
    assertThat(constants(body("_ = " + literal))).containsExactly(new Literal.Whole(expected));
  }

  @Test
  void textsAreRead() {
    assertThat(constants(body("_ = \"a\\t\\\"\\x41\\u00e4\\101\"; _ = `raw\\n`")))
        .containsExactly(new Literal.Text("a\t\"A\u00e4A"), new Literal.Text("raw\\n"));
  }

  @Test
  void resultsAreTakenApart() {
    var procedure = body("v, err := os.Open(a); return v, err");

    assertThat(all(procedure, Instruction.Import.class))
        .extracting(Instruction.Import::module, Instruction.Import::member)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("os", "Open"));
    assertThat(all(procedure, Instruction.Load.class))
        .extracting(Instruction.Load::key)
        .containsExactly(new Key.Member("0"), new Key.Member("1"));
    assertThat(all(procedure, Instruction.Typed.class))
        .extracting(Instruction.Typed::type)
        .containsExactly("error");
    assertThat(all(procedure, Instruction.Make.class))
        .extracting(Instruction.Make::kind)
        .containsExactly(Instruction.Container.TUPLE);
  }

  @Test
  void aMapTellsWhetherAKeyIsThere() {
    assertThat(operators(body("if v, ok := m[a]; ok { _ = v }"))).containsExactly(Operator.IN);
    assertThat(operators(body("if m[a] {}"))).containsExactly(Operator.IN);
    assertThat(operators(body("if !m[a] {}"))).containsExactly(Operator.IN);
  }

  @Test
  void conditionsAreBranches() {
    var procedure = body("if a == \"x\" && (len(xs) > 1 || m != nil) { return a, nil }");

    assertThat(
            procedure.blocks().stream().filter(each -> each.exit() instanceof Exit.Branch).count())
        .isEqualTo(3);
  }

  @Test
  void casesAreTestedInTurn() {
    var procedure =
        body("switch a { case \"x\", \"y\": return a, nil; default: return \"\", nil }");

    assertThat(operators(procedure)).containsExactly(Operator.EQUAL, Operator.EQUAL);
  }

  @Test
  void aCaseMayFallThrough() {
    var procedure = body("switch a { case \"x\": fallthrough; case \"y\": println(1) }");
    int printing =
        procedure.blocks().stream()
            .filter(
                each -> each.instructions().stream().anyMatch(Instruction.Call.class::isInstance))
            .map(procedure.blocks()::indexOf)
            .findFirst()
            .orElseThrow();

    assertThat(procedure.blocks()).extracting(Block::exit).contains(new Exit.Jump(printing));
  }

  @Test
  void rangesGiveKeysAndElements() {
    assertThat(all(body("for i, x := range xs { _, _ = i, x }"), Instruction.Each.class))
        .extracting(Instruction.Each::isKey)
        .containsExactly(true, false);
  }

  @Test
  void jumpsMayNameTheirLoop() {
    var procedure =
        body("outer: for { for { if a == \"x\" { break outer }; continue outer } }; println(2)");

    assertThat(builtins(procedure)).containsExactly("println");
    assertThat(all(procedure, Instruction.Call.class)).hasSize(1);
  }

  @Test
  void deferredCallsAreMadeLastFirstAtTheEnd() {
    var procedure = body("defer print(1); defer println(2); return a, nil");
    var calls = all(procedure, Instruction.Call.class);

    assertThat(builtins(procedure)).containsExactly("print", "println");
    // Once where the function ends, and once where a panic ends it.
    assertThat(calls).hasSize(4);
    assertThat(calls.get(0).place().start()).isGreaterThan(calls.get(1).place().start());
    assertThat(calls.get(2).place()).isEqualTo(calls.get(0).place());
    assertThat(calls.get(3).place()).isEqualTo(calls.get(1).place());
  }

  @Test
  void aRecoveringFunctionHandlesPanics() {
    var procedure = body("defer func() { recover() }(); panic(a)");

    assertThat(procedure.blocks()).anyMatch(block -> block.exit() instanceof Exit.Throw);
    assertThat(all(procedure, Instruction.Caught.class)).hasSize(1);
  }

  @Test
  void closuresUseTheVariablesAround() {
    var unit = declared("func f() int { n := 0; func() { n = n + 1 }(); return n }");
    var inner = procedure(unit, "");

    assertThat(procedure(unit, "f").shared()).hasSize(1);
    var closure =
        unit.procedures().stream()
            .filter(each -> each.parent() == procedure(unit, "f").number())
            .findFirst()
            .orElseThrow();
    assertThat(inner.number()).isZero();
    assertThat(all(closure, Instruction.LoadOuter.class)).hasSize(1);
    assertThat(all(closure, Instruction.StoreOuter.class)).hasSize(1);
  }

  @Test
  void shadowedVariablesAreOthers() {
    var procedure = body("x := 1; if true { x := 2; _ = x }; x = 3; return a, nil");
    var targets =
        all(procedure, Instruction.Copy.class).stream().map(Instruction.Copy::target).toList();

    assertThat(targets.get(1)).isEqualTo(targets.getLast()).isNotEqualTo(targets.get(3));
  }

  @Test
  void structsHaveTheirFieldsAndTags() {
    var unit =
        declared(
            "type Base struct { ID int }\n"
                + "type Order struct {\n"
                + "  *Base\n"
                + "  Name, Other string `json:\"name,omitempty\"`\n"
                + "  Items []Item\n"
                + "  at map[string]*os.File\n"
                + "}\n"
                + "type Item struct{}\n"
                + "type Code string\n");

    var order = type(unit, "main.Order");
    assertThat(order.supertypes()).containsExactly("main.Base");
    assertThat(order.fieldTypes())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "Base", "main.Base",
                "Name", "string",
                "Other", "string",
                "Items", "[]main.Item",
                "at", "map[string]*os.File"));
    assertThat(order.annotations())
        .containsExactly(
            new Annotation(
                "json",
                Map.of("Base", "", "Name", "name", "Other", "name", "Items", "Items", "at", "at")));
    assertThat(type(unit, "main.Code").fieldTypes()).containsEntry("=", "string");
  }

  private static TypeDeclaration type(Unit unit, String name) {
    return unit.types().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void methodsHaveAReceiver() {
    var unit = declared("type T struct { a string }\nfunc (t *T) Get(b int) string { return t.a }");
    var method = procedure(unit, "Get");

    assertThat(method.owner()).isEqualTo("main.T");
    assertThat(method.self()).isNotNegative();
    assertThat(method.parameters()).extracting(Procedure.Parameter::name).containsExactly("b");
    assertThat(type(unit, "main.T").methods()).containsExactly(method.number());
  }

  @Test
  void literalsMakeObjects() {
    var procedure =
        procedure(
            declared(
                "type P struct { X, Y int }\n"
                    + "func f() { _ = P{1, 2}; _ = &P{Y: 3}; _ = []P{{4, 5}}; _ ="
                    + " map[string]P{\"a\": {Y: 6}} }"),
            "f");

    assertThat(all(procedure, Instruction.New.class))
        .extracting(Instruction.New::type)
        .containsExactly("main.P", "main.P", "main.P", "main.P");
    assertThat(all(procedure, Instruction.Store.class))
        .extracting(Instruction.Store::key)
        .containsExactly(
            new Key.Member("X"),
            new Key.Member("Y"),
            new Key.Member("Y"),
            new Key.Member("X"),
            new Key.Member("Y"),
            new Key.Member("Y"));
    assertThat(all(procedure, Instruction.Make.class))
        .extracting(Instruction.Make::kind)
        .containsExactly(Instruction.Container.LIST, Instruction.Container.MAP);
  }

  @Test
  void methodsOfTheProjectAreCalledByTheirType() {
    var procedure =
        procedure(
            declared(
                "type T string\nfunc (t T) M() {}\nfunc f(t T, w *os.File) { t.M(); w.Close() }"),
            "f");

    assertThat(all(procedure, Instruction.Call.class).stream().map(Instruction.Call::callee))
        .satisfiesExactly(
            callee ->
                assertThat(callee)
                    .isInstanceOfSatisfying(
                        Callee.Declared.class,
                        declared -> assertThat(declared.owner()).isEqualTo("main.T")),
            callee -> assertThat(callee).isInstanceOf(Callee.Method.class));
    assertThat(procedure.parameters())
        .extracting(Procedure.Parameter::type)
        .containsExactly("main.T", "*os.File");
  }

  @Test
  void constantsCount() {
    var unit = declared("const ( A = iota; B; C )\nconst ( X = \"x\"; Y )");
    var top = unit.top();

    assertThat(all(top, Instruction.Constant.class))
        .extracting(Instruction.Constant::value)
        .containsExactly(
            new Literal.Whole(0),
            new Literal.Whole(1),
            new Literal.Whole(2),
            new Literal.Text("x"),
            new Literal.Text("x"));
  }

  @Test
  void pointersToVariablesAreWrittenBack() {
    assertThat(builtins(body("var n int; read(a, &n); return a, nil")))
        .containsExactly("read", "&", "*");
  }

  @Test
  void filesOfAPackageShareTheirNames() {
    var project =
        new GoProject(
            path ->
                switch (path) {
                  case "shop" ->
                      List.of(
                          new SourceFile(
                              "a.go",
                              "package shop\n"
                                  + "func A() { B(); store.Get(); os.Exit(1) }\n"
                                  + "import (\"shop/store\"; \"os\")"),
                          new SourceFile("b.go", "package shop\nfunc B() {}\nfunc init() {}"));
                  case "shop/store" ->
                      List.of(new SourceFile("store/s.go", "package store\nfunc Get() {}"));
                  default -> List.of();
                });
    var units = project.units("shop");

    assertThat(units).extracting(Unit::name).containsExactly("shop/a.go", "shop/b.go");
    assertThat(all(procedure(units.getFirst(), "A"), Instruction.Import.class))
        .extracting(Instruction.Import::module)
        .containsExactly("shop/b.go", "shop/store/s.go", "os");
    assertThat(project.unit("shop/store/s.go")).isPresent();
    assertThat(project.unit("os")).isEmpty();
  }

  @Test
  void faultsAreToldAndTheRestIsLowered() {
    var unit = declared("func f( { }\nfunc g() string { return \"x\" }");

    assertThat(messages(unit))
        .isNotEmpty()
        .allMatch(each -> each.equals("this is not understood as Go"));
    assertThat(unit.procedures()).extracting(Procedure::name).contains("g");
  }

  @Test
  void deepNestingIsToldOnce() {
    var unit = declared("func f() { x := " + "(".repeat(2_000) + "1" + ")".repeat(2_000) + " }");

    assertThat(messages(unit)).contains("this nests too deeply and is not analysed");
    assertThat(messages(unit)).hasSizeLessThan(3);
  }

  @Test
  void longSumsDoNotNest() {
    var unit = declared("var x = " + "\"a\" + ".repeat(5_000) + "\"b\"");

    assertThat(messages(unit)).doesNotContain("this nests too deeply and is not analysed");
    assertThat(operators(unit.top())).hasSizeGreaterThan(400);
  }
}
