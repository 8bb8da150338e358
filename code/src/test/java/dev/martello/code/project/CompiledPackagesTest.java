package dev.martello.code.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.check.Finding;
import dev.martello.check.Rule;
import dev.martello.engine.Scan;
import dev.martello.report.Report;
import dev.martello.stack.Setting;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.attribute.SourceDebugExtensionAttribute;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found in compiled classes of Java and Kotlin, in archives and in what builds leave. */
final class CompiledPackagesTest {
  private static final String INVOKER =
      "org.springframework.cloud.function.adapter.aws.FunctionInvoker::handleRequest";

  private static final Map<String, String> SPRING =
      Map.of(
          "org/springframework/context/annotation/Bean",
          "package org.springframework.context.annotation; public @interface Bean {}");

  private static final String FUNCTION =
      """
      package %s;
      import java.util.function.Function;
      import org.springframework.context.annotation.Bean;
      public class %s {
        @Bean public Function<String, String> convert() {
          return name -> {
            try {
              Runtime.getRuntime().exec("sh -c " + name);
            } catch (java.io.IOException e) {
              return "";
            }
            return name;
          };
        }
      }
      """;

  /** What Kotlin's classes call, as far as these tests need it. */
  private static final Map<String, String> KOTLIN =
      Map.of(
          "kotlin/text/Regex",
          """
          package kotlin.text;
          public class Regex {
            public Regex(String expression) {}
            public native boolean matches(CharSequence text);
            public native boolean containsMatchIn(CharSequence text);
            public native String replace(CharSequence text, String by);
          }
          """,
          "kotlin/text/StringsKt",
          "package kotlin.text; public class StringsKt { public static native Integer toIntOrNull(String text); }",
          "kotlin/Pair",
          "package kotlin; public class Pair<A, B> {}",
          "kotlin/TuplesKt",
          "package kotlin; public class TuplesKt { public static native <A, B> Pair<A, B> to(A a, B b); }",
          "kotlin/collections/MapsKt",
          """
          package kotlin.collections;
          public class MapsKt {
            @SafeVarargs
            public static native <A, B> java.util.Map<A, B> mapOf(kotlin.Pair<A, B>... pairs);
          }
          """,
          "kotlin/jvm/functions/Function2",
          "package kotlin.jvm.functions; public interface Function2<A, B, C> { C invoke(A a, B b) throws Exception; }",
          "kotlinx/coroutines/BuildersKt",
          """
          package kotlinx.coroutines;
          public class BuildersKt {
            public static native Object launch(kotlin.jvm.functions.Function2<?, ?, ?> body);
          }
          """);

  @TempDir private Path folder;

  @Test
  void functionsInAnArchiveWithoutMainClassAreFound() throws IOException {
    compile(Map.of("shop/Convert", FUNCTION.formatted("shop", "Convert")));
    pack("app.jar");
    template("app.jar", INVOKER);

    assertThat(scan()).extracting(Finding::path).containsExactly("app.jar!/shop/Convert.class");
  }

  @Test
  void functionsOfLibrariesBesideThoseOfTheApplicationAreNot() throws IOException {
    compile(
        Map.of(
            "shop/Convert",
            FUNCTION.formatted("shop", "Convert"),
            "org/springframework/shown/Auto",
            FUNCTION.formatted("org.springframework.shown", "Auto"),
            "lib/quiet/Tool",
            FUNCTION.formatted("lib.quiet", "Tool").replace("@Bean", "")));
    pack("app.jar");
    template("app.jar", INVOKER);

    assertThat(scan()).extracting(Finding::path).containsExactly("app.jar!/shop/Convert.class");
  }

  @Test
  void placesOfKotlinStandInItsSources() throws IOException {
    compile(
        Map.of(
            "shop/Shell",
            """
            package shop;
            public class Shell {
              public String run(java.util.Map<String, String> event) throws java.io.IOException {
                Runtime.getRuntime().exec("sh -c " + event.get("a"));
                Runtime.getRuntime().exec("sh -c " + event.get("b"));
                return "";
              }
            }
            """));
    var type = folder.resolve("target/classes/shop/Shell.class");
    var map = "SMAP\nRun.kt\nKotlin\n*S KotlinDebug\n*F\n+ 1 Run.kt\nshop/Shell\n*L\n3#1:5,4\n*E\n";
    Files.write(type, fromKotlin(Files.readAllBytes(type), "Run.kt", map));
    write("src/main/kotlin/Run.kt", "package shop\n\nclass Shell {\n  fun run() {}\n}\n");
    write("other/src/main/kotlin/Run.kt", "package other\n");
    template(".", "shop.Shell::run");

    assertThat(scan())
        .extracting(finding -> finding.path() + ":" + finding.line())
        .containsExactlyInAnyOrder("src/main/kotlin/Run.kt:4", "src/main/kotlin/Run.kt:3");
  }

  @Test
  void checksOfKotlinCount() throws IOException {
    assertThat(
            linesIn(
                """
                if (new kotlin.text.Regex("^[a-z]+$").matches(name)) {
                  exec("1 " + name);
                }
                if (new kotlin.text.Regex("[a-z]+").containsMatchIn(name)) {
                  exec("2 " + name); // finding
                }
                exec("3 " + new kotlin.text.Regex("[^a-z]").replace(name, ""));
                exec("4 " + new kotlin.text.Regex("[a-z]").replace(name, "")); // finding
                exec("5 " + kotlin.text.StringsKt.toIntOrNull(name));
                """))
        .containsExactly(5, 8);
  }

  @Test
  void entriesOfMapsOfKotlinAreToldApart() throws IOException {
    assertThat(
            linesIn(
                """
                var map = kotlin.collections.MapsKt.mapOf(kotlin.TuplesKt.to("a", name), kotlin.TuplesKt.to("c", "d"));
                exec("1 " + map.get("c"));
                exec("2 " + map.get("a")); // finding
                """))
        .containsExactly(3);
  }

  @Test
  void bodiesOfCoroutinesAreRun() throws IOException {
    assertThat(
            linesIn(
                """
                kotlinx.coroutines.BuildersKt.launch(
                    new kotlin.jvm.functions.Function2<Object, Object, Object>() {
                      public Object invoke(Object scope, Object next) throws Exception {
                        exec("1 " + name); // finding
                        exec("2 " + name.length());
                        return null;
                      }
                    });
                """))
        .containsExactly(4);
  }

  /** Returns the lines of a method's body at which a command is made of {@code name}. */
  private List<Integer> linesIn(String body) throws IOException {
    var start =
        """
        package shop;
        public class Shell {
          public String run(java.util.Map<String, String> event) throws Exception {
            String name = event.get("name");
        """;
    compile(
        Map.of(
            "shop/Shell",
            start
                + body.replace("exec(", "Runtime.getRuntime().exec(\"sh -c \" + ")
                + "return \"\";\n}\n}\n"));
    template("target/classes", "shop.Shell::run");
    int before = start.split("\n").length;
    return scan().stream().map(finding -> finding.line() - before).distinct().sorted().toList();
  }

  /** Makes a class tell that it was compiled from a source of Kotlin. */
  private static byte[] fromKotlin(byte[] type, String source, String map) {
    var text = map.getBytes(StandardCharsets.UTF_8);
    var file = ClassFile.of();
    return file.transformClass(
        file.parse(type),
        ClassTransform.dropping(SourceFileAttribute.class::isInstance)
            .andThen(
                ClassTransform.endHandler(
                    builder ->
                        builder
                            .with(SourceFileAttribute.of(source))
                            .with(SourceDebugExtensionAttribute.of(text)))));
  }

  private void write(String path, String text) throws IOException {
    var file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** Leaves classes where Maven does, without those of the libraries that they call. */
  private void compile(Map<String, String> sources) throws IOException {
    var made = Files.createTempDirectory("sources");
    var arguments = new ArrayList<>(List.of("-g", "-proc:none", "-d"));
    Files.createDirectories(folder.resolve("target/classes"));
    arguments.add(folder.resolve("target/classes").toString());
    for (var all : List.of(sources, SPRING, KOTLIN)) {
      for (var source : all.entrySet()) {
        var file = made.resolve(source.getKey() + ".java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, source.getValue());
        arguments.add(file.toString());
      }
    }
    var messages = new ByteArrayOutputStream();
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, messages, arguments.toArray(String[]::new));
    assertThat(result).as(messages.toString(StandardCharsets.UTF_8)).isZero();
    for (var libraries : List.of(SPRING, KOTLIN)) {
      for (var name : libraries.keySet()) {
        Files.delete(folder.resolve("target/classes").resolve(name + ".class"));
      }
    }
  }

  /** Moves the classes into an archive. */
  private void pack(String path) throws IOException {
    var classes = folder.resolve("target/classes");
    try (var zip = new ZipOutputStream(Files.newOutputStream(folder.resolve(path)));
        var found = Files.walk(classes)) {
      for (var file : found.filter(Files::isRegularFile).sorted().toList()) {
        zip.putNextEntry(new ZipEntry(classes.relativize(file).toString()));
        Files.copy(file, zip);
        zip.closeEntry();
        Files.delete(file);
      }
    }
  }

  private void template(String code, String handler) throws IOException {
    write(
        "template.yaml",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          F:
            Type: AWS::Serverless::Function
            Properties:
              Runtime: java21
              CodeUri: %s
              Handler: %s
              Events: {Get: {Type: HttpApi, Properties: {Path: /f, Method: get}}}
        """
            .formatted(code, handler));
  }

  private List<Finding> scan() throws IOException {
    var rules =
        dev.martello.code.check.code.Checks.all().stream()
            .map(Rule::of)
            .filter(rule -> rule.id().equals("code/os-command-injection"))
            .toList();
    return Scan.run(
            new Scan.Request(
                List.of(folder),
                Setting.none(),
                rules,
                LocalDate.of(2026, 1, 1),
                new Report.Tool("martello", "test")))
        .findings();
  }
}
