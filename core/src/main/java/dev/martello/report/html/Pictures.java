package dev.martello.report.html;

import dev.martello.join.path.AttackPath;
import dev.martello.report.Report;
import dev.martello.report.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Draws the attack paths of a report, one picture for each function that strangers come in by. */
final class Pictures {
  private static final int MOST_PICTURES = 40;

  private Pictures() {}

  /** Returns the pictures as HTML; a picture's id ends with the number of its function. */
  static String of(Report report) {
    var numbers = new HashMap<String, Integer>();
    for (var function : report.app().functions()) {
      numbers.put(function.identity().key(), numbers.size());
    }
    var byFunction = new LinkedHashMap<String, List<AttackPath>>();
    for (var path : report.paths()) {
      byFunction.computeIfAbsent(path.function().key(), _ -> new ArrayList<>()).add(path);
    }
    var html = new StringBuilder();
    byFunction.entrySet().stream()
        .limit(MOST_PICTURES)
        .forEach(entry -> html.append(figure(entry.getKey(), entry.getValue(), numbers)));
    return html.toString();
  }

  private static String figure(
      String function, List<AttackPath> paths, Map<String, Integer> numbers) {
    int number = numbers.getOrDefault(function, -1);
    var title = paths.getFirst().function().title();
    var picture = PictureMaker.of(paths);
    var label = "%s into %s".formatted(Words.number(paths.size(), "attack path"), title);
    var more =
        picture.leftOut() == 0
            ? ""
            : "<figcaption>%s more in the list below</figcaption>"
                .formatted(Words.number(picture.leftOut(), "path"));
    return "<figure class=\"picture\" id=\"picture-%d\"><div class=\"scroll\">%s</div>%s</figure>\n"
        .formatted(number, Svg.of(picture, number, label, numbers), more);
  }
}
