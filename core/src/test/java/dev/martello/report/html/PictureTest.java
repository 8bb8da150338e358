package dev.martello.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.check.Severity;
import dev.martello.engine.Scans;
import dev.martello.join.path.Asset;
import dev.martello.join.path.AttackPath;
import dev.martello.join.path.Capability;
import dev.martello.join.path.Entry;
import dev.martello.join.path.Step;
import dev.martello.join.path.Technique;
import dev.martello.model.Exposure;
import dev.martello.model.Identity;
import dev.martello.value.Origin;
import dev.martello.value.Tri;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

/** Pictures of attack paths show every step from left to right, and no box lies on another. */
final class PictureTest {
  private static final Origin NOWHERE = new Origin.Derived("test", List.of());

  @Test
  void aPathReadsFromTheInternetToTheAsset() {
    var picture = PictureMaker.of(List.of(path("Orders", "Table", "")));
    assertThat(columns(picture))
        .containsExactly(
            "OUTSIDE anybody",
            "ENTRY GET /",
            "FUNCTION Orders",
            "IDENTITY Role",
            "ACTION reads",
            "ASSET Table");
    assertThat(picture.edges()).hasSize(5).allMatch(Picture.Edge::isCertain);
  }

  @Test
  void assetsOfOneKindThatTheSameActionReachesAreOneNode() {
    var paths = IntStream.range(0, 7).mapToObj(at -> path("Orders", "Table" + at, "")).toList();
    var picture = PictureMaker.of(paths);
    assertThat(picture.nodes()).hasSize(6);
    assertThat(picture.nodes().getLast().above()).isEqualTo("7 × table");
    assertThat(picture.nodes().getLast().lines())
        .containsExactly("Table0", "Table1", "Table2", "Table3", "and 3 more");
  }

  @Test
  void whatHangsOnSomethingIsDashed() {
    var picture = PictureMaker.of(List.of(path("Orders", "Table", "condition `IsProd`")));
    assertThat(picture.edges().stream().filter(edge -> !edge.isCertain())).hasSize(2);
    assertThat(Svg.of(picture, 3, "one path", Map.of("t.yaml#Orders", 7)))
        .contains("arrow open", "marker-end=\"url(#open-3)\"", "href=\"#/function?fn=7\"");
  }

  @Test
  void largePicturesAreBoundedAndSaySo() {
    var paths = new ArrayList<AttackPath>();
    for (int at = 0; at < 100; at++) {
      paths.add(chain("Orders", at));
    }
    var picture = PictureMaker.of(paths);
    assertThat(picture.nodes()).hasSizeLessThanOrEqualTo(60);
    assertThat(picture.leftOut()).isPositive().isLessThan(100);
    checkArrangement(picture);
  }

  @Test
  void boxesOfRealPathsDoNotOverlap() {
    var report = Scans.of(Path.of("../examples/orders-sam/insecure"));
    assertThat(report.paths()).isNotEmpty();
    report.paths().stream()
        .map(path -> path.function().key())
        .distinct()
        .map(
            key ->
                report.paths().stream().filter(path -> path.function().key().equals(key)).toList())
        .map(PictureMaker::of)
        .forEach(PictureTest::checkArrangement);
  }

  @Test
  void hostileNamesStayInsideOfTheirBoxes() throws Exception {
    var name = "<script>alert(1)</script>\u202e\u0001&\"'".repeat(20);
    var svg = Svg.of(PictureMaker.of(List.of(path(name, name, name))), 0, name, Map.of());
    assertThat(svg).doesNotContain("<script", "\u202e", "\u0001");
    var root =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg)))
            .getDocumentElement();
    var texts = root.getElementsByTagName("text");
    for (int at = 0; at < texts.getLength(); at++) {
      assertThat(texts.item(at).getTextContent()).hasSizeLessThan(40);
    }
  }

  private static void checkArrangement(Picture picture) {
    var arrangement = Arrangement.of(picture);
    var places = arrangement.places();
    assertThat(places).hasSameSizeAs(picture.nodes());
    for (int one = 0; one < places.size(); one++) {
      var box = places.get(one);
      assertThat(box.x()).isNotNegative();
      assertThat(box.y()).isNotNegative();
      assertThat(box.x() + box.width()).isLessThanOrEqualTo(arrangement.width());
      assertThat(box.y() + box.height()).isLessThanOrEqualTo(arrangement.height());
      for (int other = 0; other < one; other++) {
        assertThat(overlap(box, places.get(other))).isFalse();
      }
    }
  }

  private static boolean overlap(Arrangement.Place one, Arrangement.Place two) {
    return one.x() < two.x() + two.width()
        && two.x() < one.x() + one.width()
        && one.y() < two.y() + two.height()
        && two.y() < one.y() + one.height();
  }

  private static List<String> columns(Picture picture) {
    return picture.nodes().stream()
        .sorted(java.util.Comparator.comparingInt(Picture.Node::layer))
        .map(node -> node.look() + " " + String.join(" ", node.lines()))
        .toList();
  }

  private static AttackPath path(String function, String table, String needs) {
    var to = asset(Asset.Kind.TABLE, table);
    var steps = new ArrayList<>(toRole(function));
    steps.add(step(to, Capability.READ, Technique.READS, needs, 2));
    return attack(function, steps, to);
  }

  /** Every second function on the way leads to a queue that triggers the next one. */
  private static AttackPath chain(String function, int number) {
    var steps = new ArrayList<>(toRole(function));
    for (int at = 0; at < 3; at++) {
      var queue = asset(Asset.Kind.QUEUE, "Queue" + number + "-" + at);
      steps.add(step(queue, Capability.WRITE, Technique.WRITES, "", steps.size() - 1));
      var next = asset(Asset.Kind.FUNCTION, "Next" + number + "-" + at);
      steps.add(step(next, Capability.CONTROL, Technique.INJECTS_EVENT, "", steps.size() - 1));
    }
    return attack(function, steps, steps.getLast().asset());
  }

  private static List<Step> toRole(String function) {
    var code = asset(Asset.Kind.FUNCTION, function);
    return List.of(
        step(code, Capability.INVOKE, Technique.ENTERS, ""),
        step(code, Capability.CONTROL, Technique.EXPLOITS_FLAW, "a flaw", 0),
        step(asset(Asset.Kind.ROLE, "Role"), Capability.CONTROL, Technique.RUNS_AS, "", 1));
  }

  private static AttackPath attack(String function, List<Step> steps, Asset target) {
    return new AttackPath(
        function + target.key(),
        Severity.HIGH,
        new Entry(Exposure.Level.PUBLIC, "`GET /`", List.of()),
        new Identity("t.yaml", function, "", function, "", NOWHERE, Tri.YES),
        steps,
        target,
        Capability.READ,
        List.of(),
        true,
        List.of());
  }

  private static Asset asset(Asset.Kind kind, String name) {
    return new Asset("t.yaml#" + name, kind, Asset.Scope.DECLARED, name, "t.yaml", 4, NOWHERE);
  }

  private static Step step(
      Asset asset, Capability capability, Technique technique, String needs, Integer... after) {
    return new Step(
        asset,
        capability,
        technique,
        "fact on `" + asset.name() + "`",
        NOWHERE,
        needs,
        List.of(after));
  }
}
