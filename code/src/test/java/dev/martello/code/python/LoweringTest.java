package dev.martello.code.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Listing;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Procedure.Kind;
import dev.martello.code.ir.Procedure.Trait;
import dev.martello.code.ir.Unit;
import dev.martello.value.SourceFile;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class LoweringTest {
  private static Unit lower(String text) {
    return new PythonFrontEnd().lower(new SourceFile("orders/app.py", text), "orders.app");
  }

  private static Procedure function(Unit unit, String name) {
    return unit.procedures().stream()
        .filter(procedure -> procedure.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Stream<Instruction> instructions(Unit unit) {
    return unit.procedures().stream()
        .flatMap(procedure -> procedure.blocks().stream())
        .flatMap(block -> block.instructions().stream());
  }

  /** The lines that a program must be lowered to, among others, in this order. */
  static Stream<Arguments> programs() {
    return Stream.of(
        arguments(
            "variables of the module are its members",
            "x = 1\ndef f():\n  return x",
            List.of(
                "Store[object=1, key=Member[name=x], value=0]",
                "Load[target=1, object=0, key=Member[name=x]]")),
        arguments(
            "variables of functions outside are shared",
            "def f(x):\n  def g():\n    nonlocal x\n    x = x\n",
            List.of(
                "LoadOuter[target=0, depth=1, register=0]",
                "StoreOuter[depth=1, register=0, value=0]")),
        arguments("unknown names are built in", "f(1)", List.of("Builtin[target=0, name=f]")),
        arguments(
            "unknown names may come from a module of which everything is imported",
            "from m import *\nf(open)",
            List.of(
                "Import[target=0, module=m, member=*]",
                "Store[object=1, key=Member[name=*], value=0]",
                "Import[target=2, module=m, member=f]",
                "Builtin[target=3, name=open]")),
        arguments(
            "of several such modules any may have it",
            "from m import *\nfrom n import *\nf",
            List.of(
                "Either[first=3, second=2]",
                "Import[target=3, module=n, member=f]",
                "Import[target=3, module=m, member=f]")),
        arguments(
            "methods are called by name with their receiver",
            "def f(x):\n  x.g(1, a=2, *x, **x)",
            List.of(
                "Call[target=3, callee=Method[receiver=0, name=g], arguments=["
                    + "Argument[register=1, name=, kind=PLAIN], "
                    + "Argument[register=2, name=a, kind=PLAIN], "
                    + "Argument[register=0, name=, kind=ELEMENTS], "
                    + "Argument[register=0, name=, kind=ENTRIES]]]")),
        arguments(
            "slices are what remains",
            "def f(x):\n  return x[1:]",
            List.of("Rest[target=2, object=0, taken=[]]")),
        arguments(
            "assigning to a slice adds elements",
            "def f(x, y):\n  x[1:] = y",
            List.of(
                "Each[target=3, iterable=1, isKey=false]", "Store[object=0, key=Any[], value=3]")),
        arguments(
            "targets after a star count from the end",
            "a, *b, c = f()",
            List.of(
                "Rest[target=5, object=1, taken=[]]", "Constant[target=6, value=Whole[value=-1]]")),
        arguments(
            "what is deleted is nothing any more",
            "def f(x):\n  del x['a']",
            List.of(
                "Constant[target=1, value=Nothing[]]",
                "Store[object=0, key=Element[register=2], value=1]")),
        arguments(
            "a format for numbers lets only numbers through",
            "def f(x, w):\n  return f'{x:.2f}{x:>{w}}'",
            List.of(
                "Operate[target=2, operator=OTHER, operands=[0]]",
                "Concatenate[target=3, parts=[2, 0, 1]]")),
        arguments(
            "the percent sign formats",
            "'%s' % x",
            List.of("Operate[target=2, operator=REMAINDER, operands=[0, 1]]")),
        arguments(
            "identity with None is asked for",
            "def f(x):\n  if x is not None:\n    g()",
            List.of(
                "Operate[target=1, operator=IS_NOTHING, operands=[0]]",
                "Branch[condition=1, whenTrue=3, whenFalse=2]")),
        arguments(
            "each part of a condition is a branch",
            "def f(x):\n  if x in OK and not x.y:\n    g()",
            List.of(
                "Operate[target=2, operator=IN, operands=[0, 1]]",
                "Branch[condition=2, whenTrue=4, whenFalse=3]",
                "Branch[condition=3, whenTrue=3, whenFalse=2]")),
        arguments(
            "questions for one of several classes are several branches",
            "def f(x):\n  if isinstance(x, (int, str)):\n    g()",
            List.of(
                "Operate[target=2, operator=INSTANCE_OF, operands=[0, 1]]",
                "Operate[target=4, operator=INSTANCE_OF, operands=[0, 3]]")),
        arguments(
            "what handles knows what it catches",
            "from botocore.exceptions import ClientError\n"
                + "try:\n"
                + "  f()\n"
                + "except (ClientError, KeyError) as e:\n"
                + "  g(e)",
            List.of(
                "Caught[target=4, types=[botocore.exceptions.ClientError, KeyError]]",
                "Operate[target=7, operator=INSTANCE_OF, operands=[4, 6]]",
                "Throw[value=-1]")),
        arguments(
            "what everything is caught by has no types",
            "try:\n  f()\nexcept:\n  pass",
            List.of("Caught[target=2, types=[]]")),
        arguments(
            "annotations are said",
            "from m import T\nx: T = f()",
            List.of("Typed[target=4, source=3, type=m.T, attributes={}]")),
        arguments(
            "what a function returns has its declared class",
            "from m import T\ndef f(x) -> T:\n  return x",
            List.of("Typed[target=1, source=0, type=m.T, attributes={}]", "Return[value=1]")),
        arguments(
            "decorators are called as what they are",
            "@app.get('/x')\n@log.wrap\ndef f(): pass",
            List.of(
                "Call[target=2, callee=Method[receiver=0, name=get], arguments=["
                    + "Argument[register=1, name=, kind=PLAIN]]]",
                "Closure[target=4, procedure=1]",
                "Call[target=5, callee=Method[receiver=3, name=wrap], arguments=["
                    + "Argument[register=4, name=, kind=PLAIN]]]",
                "Call[target=6, callee=Value[register=2], arguments=["
                    + "Argument[register=5, name=, kind=PLAIN]]]",
                "Store[object=7, key=Member[name=f], value=6]")),
        arguments(
            "classes hold their methods",
            "class A(B, metaclass=M):\n  def f(self): pass\n  @f.setter\n  def f(self, x): pass",
            List.of(
                "MakeClass[target=1, name=A, bases=[0]]",
                "Store[object=1, key=Member[name=f], value=2]",
                "Store[object=1, key=Member[name=f.setter], value=3]",
                "callee=Method[receiver=1, name=super.__init_subclass__]",
                "Store[object=5, key=Member[name=A], value=1]")),
        arguments(
            "the classes above are found by a call",
            "class A:\n  def f(self):\n    super().f()",
            List.of("callee=Method[receiver=0, name=super.f]")),
        arguments(
            "data classes get a constructor",
            "from dataclasses import dataclass\n@dataclass\nclass A:\n  x: str\n  y: int = 1",
            List.of(
                " __init__(self r0, x r1, y r2)", "Store[object=0, key=Member[name=x], value=1]")),
        arguments(
            "patterns test and bind",
            "match x:\n  case {'a': a, **r} if a: f(a)\n  case [1, *b]: f(b)",
            List.of(
                "operator=IN",
                "Rest[",
                "Store[object=4, key=Member[name=r], value=5]",
                "Branch[condition=6")),
        arguments(
            "statements of Python 2 are calls",
            "print 'a', x\nexec code",
            List.of("Builtin[target=2, name=print]", "name=exec")),
        arguments(
            "generators hand on what others yield",
            "def f(x):\n  y = yield from x",
            List.of("Either[first=2, second=3]", "Yield[", "Await[")),
        arguments(
            "negative numbers are constants",
            "-5",
            List.of("Constant[target=0, value=Whole[value=-5]]")),
        arguments(
            "large and broken numbers are decimals",
            "99999999999999999999\n1e3\n2j",
            List.of("Decimal[value=1.0E20]", "Decimal[value=1000.0]", "Decimal[value=2.0]")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("programs")
  void programsAreLowered(String rule, String text, List<String> lines) {
    assertThat(Listing.of(lower(text))).containsSubsequence(lines);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "import a.b.c                 | a.b.c  |   ",
        "import a.b as c              | a.b    |   ",
        "from . import x              | orders | x ",
        "from .models import Order    | orders.models | Order",
        "from .. import x             | x      |   ",
        "from ..shared.db import x    | shared.db | x",
        "from ......far import x      | far    | x ",
        "from a.b import (c as d)     | a.b    | c ",
        "from __future__ import annotations | __future__ | annotations"
      })
  void importsAreAbsolute(String statement, String module, String member) {
    assertThat(instructions(lower(statement)))
        .filteredOn(Instruction.Import.class::isInstance)
        .first()
        .extracting("module", "member")
        .containsExactly(module, member == null ? "" : member);
  }

  @Test
  void importsInsideAPackageStartThere() {
    var unit =
        new PythonFrontEnd()
            .lower(new SourceFile("orders/__init__.py", "from .db import x"), "orders");

    assertThat(Listing.of(unit)).contains("module=orders.db, member=x");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      value = {
        "SQSEvent               ; lib.SQSEvent",
        "l.a.B                  ; lib.a.B",
        "\"SQSEvent\"             ; lib.SQSEvent",
        "Optional[SQSEvent]     ; lib.SQSEvent",
        "SQSEvent | None        ; lib.SQSEvent",
        "Union[None, SQSEvent]  ; lib.SQSEvent",
        "Union[SQSEvent, str]   ; ''",
        "Annotated[SQSEvent, 1] ; lib.SQSEvent",
        "List[SQSEvent]         ; list",
        "dict[str, SQSEvent]    ; dict",
        "t.Dict[str, str]       ; dict",
        "Any                    ; ''",
        "Own                    ; orders.app.Own",
        "str                    ; str",
        "Unknown                ; ''",
        "variable               ; ''"
      })
  void annotationsAreResolved(String annotation, String type) {
    var unit =
        lower(
            """
            import lib as l, typing as t
            from lib import SQSEvent
            from typing import Annotated, Any, List, Optional, Union
            class Own: pass
            variable = 1
            def f(x: %s): pass
            """
                .formatted(annotation));

    assertThat(function(unit, "f").parameters().getFirst().type()).isEqualTo(type);
  }

  @Test
  void parametersHaveTheirKinds() {
    var unit = lower("def f(a, /, b: int = 1, *c: str, d, e=2, **g): pass");

    assertThat(function(unit, "f").parameters())
        .extracting(Procedure.Parameter::name, Procedure.Parameter::kind, Procedure.Parameter::type)
        .containsExactly(
            tuple("a", Kind.PLAIN, ""),
            tuple("b", Kind.PLAIN, "int"),
            tuple("c", Kind.REST, ""),
            tuple("d", Kind.KEYWORD_ONLY, ""),
            tuple("e", Kind.KEYWORD_ONLY, ""),
            tuple("g", Kind.KEYWORDS, ""));
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "async def f(): pass                             | ASYNC",
        "def f(): yield                                  | GENERATOR",
        "def f(): return [(yield x) for x in y]          | GENERATOR",
        "class A:\\n  @staticmethod\\n  def f(): pass    | STATIC",
        "class A:\\n  @classmethod\\n  def f(c): pass    | CLASS_METHOD",
        "class A:\\n  @property\\n  def f(s): pass       | GETTER",
        "import functools\\nclass A:\\n  @functools.cached_property\\n  def f(s): pass | GETTER KEPT"
      })
  void functionsHaveTheirTraits(String text, String traits) {
    assertThat(function(lower(text.replace("\\n", "\n")), "f").traits())
        .extracting(Trait::name)
        .containsExactlyInAnyOrder(traits.split(" "));
  }

  @Test
  void methodsKnowTheirClass() {
    var unit = lower("class A:\n  class B:\n    def f(self):\n      def g(): pass");

    assertThat(function(unit, "f").owner()).isEqualTo("A.B");
    assertThat(function(unit, "g").owner()).isEmpty();
  }

  @Test
  void aFunctionThatHidesABuiltInOneIsNotTakenForIt() {
    var unit = lower("def isinstance(a, b): pass\nisinstance(1, 2)");

    assertThat(Listing.of(unit)).doesNotContain("INSTANCE_OF");
  }

  @Test
  void callsAreUnderlinedWhole() {
    var unit = lower("x = a.b(c)(d)");

    assertThat(instructions(unit))
        .filteredOn(Instruction.Call.class::isInstance)
        .map(call -> unit.file().text().substring(call.place().start(), call.place().end()))
        .containsExactly("a.b(c)", "a.b(c)(d)");
  }

  @Test
  void whatFollowsAFaultIsLowered() {
    var unit = lower("def f(:\n  pass\n\ndef g():\n  return 1\n\nx = = 2\nh()\n");

    assertThat(unit.problems()).isNotEmpty().hasSizeLessThanOrEqualTo(20);
    assertThat(unit.problems().getFirst().path()).isEqualTo("orders/app.py");
    assertThat(Listing.of(unit)).contains("name=h");
    assertThat(unit.procedures()).extracting(Procedure::name).contains("g");
  }

  @Test
  void fewProblemsAreTold() {
    assertThat(lower("x = = 1\n".repeat(500)).problems()).hasSizeBetween(1, 20);
  }

  @Test
  void clausesInClausesAreLoweredOnce() {
    var text = new StringBuilder("def f():\n");
    for (int depth = 1; depth < 40; depth++) {
      text.append("  ".repeat(depth)).append("try: a()\n");
      text.append("  ".repeat(depth)).append("finally:\n");
    }
    text.append("  ".repeat(40)).append("b()\n");

    assertThat(instructions(lower(text.toString()))).hasSizeLessThan(2_000);
  }
}
