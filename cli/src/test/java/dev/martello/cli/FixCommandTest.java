package dev.martello.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code martello fix} prints, writes and refuses. */
final class FixCommandTest {
  private static final String TEMPLATE =
      """
      Transform: AWS::Serverless-2016-10-31
      Resources:
        Hello:
          Type: AWS::Serverless::Function
          Properties:
            Runtime: python3.14    # the newest
            Handler: app.handler
            CodeUri: src/
      """;
  private static final String FIXED = TEMPLATE + "      Tracing: Active\n";

  /** Its first line is near what changes. */
  private static final String SHORT =
      """
      Resources:
        Hello: {Type: AWS::Lambda::Function, Properties: {Handler: a.b, Runtime: python3.14, \
      Code: {S3Bucket: b, S3Key: k}, Role: arn:aws:iam::111122223333:role/r}}
      """;

  @TempDir Path folder = Path.of("");

  /** How a run of the command ended. */
  private record Run(ExitCode code, String out, String err) {}

  @Test
  void theDiffIsPrintedAndNothingIsWritten() throws IOException {
    write(TEMPLATE);
    var run = fix();
    assertThat(run.code()).isEqualTo(ExitCode.CLEAN);
    assertThat(run.out()).contains("+      Tracing: Active\n");
    assertThat(run.err()).contains("1 of 1 findings fixed in 1 file\n");
    assertThat(read()).isEqualTo(TEMPLATE);
  }

  @Test
  void writingTwiceChangesNothing() throws IOException {
    write(TEMPLATE);
    assertThat(fix("--write").code()).isEqualTo(ExitCode.CLEAN);
    assertThat(read()).isEqualTo(FIXED);
    var second = fix("--write");
    assertThat(second.err()).contains("nothing to fix");
    assertThat(read()).isEqualTo(FIXED);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "monitoring/tracing-of, 'unknown check `monitoring/tracing-of`; do you mean"
        + " `monitoring/tracing-off`?'",
    "nothing-of-the-kind, 'unknown check `nothing-of-the-kind`'"
  })
  void anUnknownCheckIsRefused(String name, String message) throws IOException {
    write(TEMPLATE);
    var run = run("fix", folder.toString(), "--check", name);
    assertThat(run.code()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(run.err()).contains(message);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void anUnknownFunctionIsRefused() throws IOException {
    write(TEMPLATE);
    var run = fix("--function", "Hallo", "--write");
    assertThat(run.code()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(run.err()).contains("unknown function `Hallo`; there are `Hello`");
    assertThat(read()).isEqualTo(TEMPLATE);
  }

  @Test
  void aReadOnlyFileIsLeftAloneAndTold() throws IOException {
    assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"), "no POSIX");
    write(TEMPLATE);
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("r--r--r--"));
    var run = fix("--write");
    assertThat(run.code()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(run.err())
        .contains("not written: `")
        .contains("template.yaml` is read-only")
        .contains("0 of 1 findings fixed in 0 files\n")
        .contains("not fixed: its file is left as it is");
    assertThat(read()).isEqualTo(TEMPLATE);
  }

  @Test
  void whatIsLeftToPeopleIsNamedByCheck() throws IOException {
    write(
        TEMPLATE
            + "      Environment:\n"
            + "        Variables:\n"
            + "          DB_PASSWORD: Sup3rS3cret-2024!\n"
            + "      Policies:\n"
            + "        - Statement: {Effect: Allow, Action: 's3:*', Resource: '*'}\n");
    var run =
        run(
            "fix",
            folder.toString(),
            "--check",
            "code/secret-in-environment",
            "--check",
            "access/service-wildcard");
    assertThat(run.err())
        .contains("2 findings need a person; `martello explain CHECK` tells how\n")
        .contains("for a person: `code/secret-in-environment` (")
        .contains("template.yaml:11)\n")
        .contains("for a person: `access/service-wildcard` (")
        .contains("template.yaml:13)\n");
    assertThat(run("fix", folder.toString(), "--check", "access/service-wildcard").err())
        .contains("1 finding needs a person; `martello explain access/service-wildcard` tells how");
  }

  @Test
  void whatIsNotSafeIsLeftOutAndTold() throws IOException {
    write(TEMPLATE.replace("python3.14", "python3.9"));
    var run = run("fix", folder.toString(), "--check", "code/deprecated-runtime", "--safe");
    assertThat(run.code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(run.err()).contains("1 finding left out by `--safe`\n");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void lineBreaksAndTheMissingLastOneAreKept() throws IOException {
    write(TEMPLATE.stripTrailing().replace("\n", "\r\n"));
    assertThat(fix("--write").code()).isEqualTo(ExitCode.CLEAN);
    assertThat(read()).isEqualTo(FIXED.stripTrailing().replace("\n", "\r\n"));
  }

  @Test
  void aByteOrderMarkIsKeptInFileAndDiff() throws IOException {
    write("\ufeff" + SHORT);
    assertThat(fix().out()).contains("\n \ufeffResources:\n");
    assertThat(fix("--write").code()).isEqualTo(ExitCode.CLEAN);
    assertThat(read()).startsWith("\ufeffResources:\n").contains("TracingConfig:");
  }

  @Test
  void aFileInAnotherEncodingIsRefusedAlsoInTheDiff() throws IOException {
    write(TEMPLATE, StandardCharsets.UTF_16LE);
    var shown = fix();
    assertThat(shown.code()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(shown.out()).isEmpty();
    assertThat(shown.err()).contains("template.yaml` is not valid UTF-8; save it as UTF-8 first");
    assertThat(fix("--write").err()).contains("is not valid UTF-8; save it as UTF-8 first");
    assertThat(Files.readAllBytes(file())).isEqualTo(TEMPLATE.getBytes(StandardCharsets.UTF_16LE));
  }

  @Test
  void aTemplateThatBecomesTooLargeForACallIsTold() throws IOException {
    var lines = ("# " + "x".repeat(97) + "\n").repeat(500);
    var last = "#".repeat(51_200 - TEMPLATE.length() - lines.length() - 1) + "\n";
    write(TEMPLATE + lines + last);
    assertThat(fix().err())
        .contains("grows beyond 51,200 bytes; CloudFormation takes it from a bucket only");
  }

  @Test
  void whatCannotBeFixedSaysWhy() throws IOException {
    write(
        """
        Parameters:
          Mode: {Type: String, Default: PassThrough, AllowedValues: [PassThrough]}
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Hello:
            Type: AWS::Serverless::Function
            Properties: {Runtime: python3.14, Handler: app.handler, CodeUri: src/, Tracing: !Ref Mode}
        """);
    var run = fix();
    assertThat(run.code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(run.err())
        .contains("0 of 1 findings fixed in 0 files")
        .contains(
            "not fixed: `monitoring/tracing-off`: `Tracing` takes its value from parameter `Mode`;"
                + " give it another value");
    assertThat(
            run(
                    "scan",
                    folder.toString(),
                    "--only",
                    "monitoring/tracing-off",
                    "--fixes",
                    "--format",
                    "json")
                .out())
        .contains("\"fixRefused\"", "takes its value from parameter `Mode`");
  }

  private Path file() {
    return folder.resolve("template.yaml");
  }

  private void write(String text) throws IOException {
    write(text, StandardCharsets.UTF_8);
  }

  private void write(String text, Charset charset) throws IOException {
    Files.writeString(file(), text, charset);
  }

  private String read() throws IOException {
    return Files.readString(file());
  }

  private Run fix(String... options) {
    var arguments =
        new ArrayList<>(List.of("fix", folder.toString(), "--check", "monitoring/tracing-off"));
    arguments.addAll(List.of(options));
    return run(arguments.toArray(String[]::new));
  }

  private static Run run(String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var code =
        new Program(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Terminal.NONE,
                LocalDate.of(2026, 1, 31),
                false)
            .run(List.of(arguments));
    return new Run(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
