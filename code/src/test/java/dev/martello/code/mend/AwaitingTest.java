package dev.martello.code.mend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class AwaitingTest {

  static Stream<Arguments> cases() {
    return Stream.of(
        arguments(
            "a call",
            "index.js",
            "const f = async () => { «sns.send(x)»; };",
            "const f = async () => { await sns.send(x); };"),
        arguments(
            "a command that is sent",
            "index.js",
            "const f = async () => { sns.send(«new PublishCommand(x)»); };",
            "const f = async () => { await sns.send(new PublishCommand(x)); };"),
        arguments(
            "a call with what follows on it",
            "index.js",
            "async function f() { «sns.send(x)».catch(console.error); }",
            "async function f() { await sns.send(x).catch(console.error); }"),
        arguments(
            "a loop that waits for nothing",
            "index.ts",
            "async function f() {\n"
                + "  «event.Records.forEach(async (one) => {\n"
                + "    await g(one);\n"
                + "  })»;\n"
                + "}",
            "async function f() {\n"
                + "  await Promise.all(event.Records.map(async (one) => {\n"
                + "    await g(one);\n"
                + "  }));\n"
                + "}"),
        arguments(
            "a coroutine",
            "app.py",
            "async def f():\n    «g(1)»\n",
            "async def f():\n    await g(1)\n"),
        arguments(
            "a function that may not wait", "index.js", "function f() { «sns.send(x)»; }", ""),
        arguments(
            "a callback that may not wait",
            "index.js",
            "async function f() { g(() => { «sns.send(x)»; }); }",
            ""),
        arguments(
            "a promise that somebody keeps",
            "index.js",
            "async function f() { const a = «sns.send(x)»; }",
            ""),
        arguments("a coroutine elsewhere", "app.py", "def f():\n    «g(1)»\n", ""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void whatIsStartedIsWaitedFor(String rule, String file, String marked, String expected) {
    var mended = Mended.by(Awaiting::of, file, marked);
    assertThat(mended.after()).isEqualTo(expected.isEmpty() ? mended.before() : expected);
  }
}
