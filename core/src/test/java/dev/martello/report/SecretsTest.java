package dev.martello.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.fix.Edit;
import dev.martello.fix.Patch;
import dev.martello.value.Origin;
import dev.martello.value.SourceFile;
import dev.martello.value.Span;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A secret is masked in every line that it touches, and nothing else is. */
final class SecretsTest {

  @Test
  void aSecretOfSeveralLinesIsMaskedInEachOfThem() {
    var file = new SourceFile("t.yaml", "key: |\n  abcdefgh\n  ijklmnop\nother: abcdefgh\n");
    var secrets = secrets(file, "abcdefgh\n  ijklmnop");
    assertThat(secrets.line(file, 1)).isEqualTo("key: |");
    assertThat(secrets.line(file, 2)).isEqualTo("  abcd****");
    assertThat(secrets.line(file, 3)).isEqualTo("**********");
    assertThat(secrets.line(file, 4)).isEqualTo("other: abcdefgh");
  }

  @Test
  void allSecretsOfALineAreMasked() {
    var file = new SourceFile("t.json", "{\"a\": \"secret-1\", \"b\": \"secret-2\", \"c\": 1}");
    var secrets = secrets(file, "\"secret-1\"", "\"secret-2\"");
    assertThat(secrets.line(file, 1))
        .isEqualTo("{\"a\": \"sec******, \"b\": \"sec******, \"c\": 1}")
        .hasSameSizeAs(file.lineText(1));
  }

  @Test
  void whatAMachineMadeIsMaskedWhereverItStands() {
    var file =
        new SourceFile(
            "t.py",
            """
            login("svc-7", "Hx7kq2Zp9w", "eu-west-1")
            text = "select 'Hx7kq2Zp9w', 'eu-west-1'"
            word = "password"
            """);
    var secrets = secrets(file, "login(\"svc-7\", \"Hx7kq2Zp9w\", \"eu-west-1\")");
    assertThat(secrets.line(file, 2)).isEqualTo("text = \"select 'Hx7k******', 'eu-west-1'\"");
    assertThat(secrets.line(file, 3)).isEqualTo("word = \"password\"");
    assertThat(secrets.hidden("-text = 'Hx7kq2Zp9w'\n+password = 'Hx8kq2Zp9w'\n"))
        .isEqualTo("-text = 'Hx7k******'\n+password = 'Hx8k******'\n");
  }

  @Test
  void aFixThatRepeatsASecretIsLeftOut() {
    var file = new SourceFile("t.py", "login('Hx7kq2Zp9w')\nf('x')\n");
    var place = new Span(20, 26);
    var told = new Patch(file, List.of(new Edit(file, place, "f('Hx7kq2Zp9w')")));
    var silent = new Patch(file, List.of(new Edit(file, place, "f('y')")));
    var fixes = new Fixes(Map.of("a", List.of(told), "b", List.of(silent)), Map.of());
    var shown = fixes.without(secrets(file, "'Hx7kq2Zp9w'"));
    assertThat(shown.patches()).containsOnlyKeys("b");
    assertThat(shown.refusal("a")).isEqualTo("its text repeats a secret; `martello fix` shows it");
  }

  @Test
  void whatStandsBesideASecretsNameIsMaskedWithoutAFinding() {
    var file =
        new SourceFile(
            "t.py",
            "c(aws_access_key_id=\"AKIAQ3EGTZ5LW2YXKJHV\", aws_secret_access_key=\"q8Zx9kQ2mLw7\")\n");
    assertThat(Secrets.at(List.of()).line(file, 1))
        .isEqualTo(
            "c(aws_access_key_id=\"AKIA****************\", aws_secret_access_key=\"q8Zx********\")");
  }

  @Test
  void aTextWithLinesOfAFileIsMaskedToo() {
    var file = new SourceFile("t.yaml", "key: abcdefgh\nother: 1\n");
    assertThat(secrets(file, "abcdefgh").hidden("-key: abcdefgh\n+key: !Ref Key\n"))
        .isEqualTo("-key: abcd****\n+key: !Ref Key\n");
  }

  @Test
  void whatRefersToASecretIsNone() {
    var file = new SourceFile("t.yaml", "TOKEN: !Ref GatewayToken\n");
    var secrets = secrets(file, "!Ref GatewayToken");
    assertThat(secrets.line(file, 1)).isEqualTo("TOKEN: !Ref GatewayToken");
    assertThat(secrets.hidden("+  TOKEN: !Ref GatewayToken\n"))
        .isEqualTo("+  TOKEN: !Ref GatewayToken\n");
  }

  private static Secrets secrets(SourceFile file, String... texts) {
    return Secrets.at(
        List.of(texts).stream()
            .map(
                text ->
                    new Span(file.text().indexOf(text), file.text().indexOf(text) + text.length()))
            .map(span -> new Origin.Written(file, span))
            .toList());
  }

  @Test
  void linesOfPatchesKeepTheirEnds() {
    var secrets = secrets(new SourceFile("template.yaml", "A: 1\n"), "");
    var patch = "--- a\r\n+++ b\r\n-  A: 1\r\n+  A: 2\r\n\r\n";
    assertThat(secrets.hidden(patch)).isEqualTo(patch);
    assertThat(secrets.hidden("")).isEmpty();
  }
}
