package dev.martello.report.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A comment takes whole blocks as long as they fit, and counts what it leaves out. */
final class CommentTest {

  @Test
  void whatDoesNotFitIsCounted() {
    var comment = new Comment("9 findings");
    comment.take("head");
    comment.take("a".repeat(60_000), 2);
    comment.take("ü".repeat(10_000), 3);
    comment.take("small", 1);
    assertThat(comment.text())
        .startsWith("<!-- martello -->\n\nhead\n\naaa")
        .endsWith("\n\nsmall\n\nToo much for a comment: 3 of 9 findings are left out.\n")
        .doesNotContain("ü");
    assertThat(comment.text().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(65_536);
  }

  @Test
  void nothingIsSaidWhereEverythingFits() {
    var comment = new Comment("1 finding");
    comment.take("a", 1);
    assertThat(comment.text()).isEqualTo("<!-- martello -->\n\na\n");
  }
}
