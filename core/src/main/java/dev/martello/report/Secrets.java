package dev.martello.report;

import static java.util.regex.Matcher.quoteReplacement;

import dev.martello.check.Finding;
import dev.martello.fix.Patch;
import dev.martello.know.Credentials;
import dev.martello.know.NamedSecrets;
import dev.martello.know.WrittenSecrets;
import dev.martello.triage.Triage;
import dev.martello.value.Origin;
import dev.martello.value.SourceFile;
import dev.martello.value.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The secrets that a run found: no report repeats them, in whichever finding their line stands. */
public final class Secrets {
  /*
   * What findings point at is masked where it stands, and what machines made of it wherever it stands
   * again. Other findings show lines of which no check was asked for secrets: there the form of a
   * text, or a name beside it, is enough.
   */
  /** CWE-798, use of hard-coded credentials: what such a finding points at is a secret. */
  private static final int CREDENTIALS = 798;

  /** How many characters of its first line tell a reader which secret is meant. */
  private static final int SHOWN = 4;

  /** Names where the secret stands, and is none itself. */
  private static final Pattern REFERENCE =
      Pattern.compile(
          "!(?:Ref|GetAtt|ImportValue)\\s+[A-Za-z0-9:.]+|!FindInMap\\s*\\[[^\\[\\]]*\\]"
              + "|\\{\\s*\"(?:Ref|Fn::GetAtt|Fn::FindInMap|Fn::ImportValue)\"\\s*:[^{}]*\\}"
              + "|(?:var|local|data|module)\\.[\\w.\\[\\]\"-]+|\\$\\{[^{},'\"]*\\}");

  /** A text in quotes. */
  private static final Pattern QUOTED =
      Pattern.compile(
          "\"([^\"\\\\\\r\\n]{8,512})\"|'([^'\\\\\\r\\n]{8,512})'|`([^`\\r\\n]{8,512})`");

  /** What a machine makes stands nowhere by chance. */
  private static final Pattern MADE = Pattern.compile("(?=.*[A-Za-z])(?=.*\\d)[^\\s\"'`]{8,512}");

  private final Map<SourceFile, List<Span>> spans = new HashMap<>();
  private final TreeSet<String> texts =
      new TreeSet<>(Comparator.comparingInt(String::length).reversed().thenComparing(text -> text));
  private final Map<Line, String> lines = new ConcurrentHashMap<>();

  private record Line(SourceFile file, int number) {}

  private Secrets() {}

  /**
   * Returns what findings point at as secrets; one that somebody lives with is a secret as well.
   */
  static Secrets of(Triage triage) {
    var suppressed = triage.suppressed().stream().map(Triage.Suppressed::finding);
    return at(
        Stream.concat(triage.live().stream(), suppressed)
            .filter(finding -> finding.rule().cwe() == CREDENTIALS)
            .flatMap(Secrets::places)
            .toList());
  }

  /** A value of a parameter or of a mapping is written elsewhere than where it is used. */
  private static Stream<Origin.Written> places(Finding finding) {
    boolean isWhole = finding.where().isDefault();
    var origins =
        finding
            .where()
            .all()
            .filter(Origin.Written.class::isInstance)
            .map(Origin.Written.class::cast)
            .filter(place -> isLiteral(place.text()) || isWhole && isWord(place.text()));
    var proof =
        finding.evidence().stream()
            .filter(evidence -> !finding.assumed().contains(evidence))
            .flatMap(evidence -> evidence.where().written().stream())
            .filter(place -> isLiteral(place.text()));
    var place =
        finding
            .place()
            .filter(one -> !finding.resource().origin().written().equals(Optional.of(one)));
    return Stream.of(place.stream(), origins, proof).flatMap(places -> places).distinct();
  }

  /** A mapping or a list is no secret. */
  private static boolean isWord(String text) {
    return text.chars().noneMatch(one -> Character.isWhitespace(one) || one == '{' || one == '[');
  }

  private static boolean isLiteral(String text) {
    return MADE.matcher(text).matches() || QUOTED.matcher(text).matches();
  }

  /** Takes what stands at some places for secrets. */
  public static Secrets at(List<Origin.Written> places) {
    var secrets = new Secrets();
    for (var place : places) {
      if (REFERENCE.matcher(place.text()).matches()) {
        continue;
      }
      secrets.spans.computeIfAbsent(place.file(), _ -> new ArrayList<>()).add(place.span());
      secrets.remember(place.text());
    }
    return secrets;
  }

  /** Keeps what is a secret by itself, out of the call or the assignment in which it stands. */
  private void remember(String text) {
    if (MADE.matcher(text).matches()) {
      texts.add(text);
    }
    var quoted = QUOTED.matcher(text);
    while (quoted.find()) {
      Stream.of(1, 2, 3)
          .flatMap(group -> Optional.ofNullable(quoted.group(group)).stream())
          .filter(one -> MADE.matcher(one).matches())
          .filter(one -> one.length() + 2 == text.length() || isPassword(one))
          .forEach(texts::add);
    }
  }

  /** A call has other texts as well: addresses, regions, names of algorithms. */
  private static boolean isPassword(String text) {
    return WrittenSecrets.of("password", false, text).isPresent();
  }

  /**
   * Returns a line of a file with the secrets in it masked; it is as long as the line, so that
   * columns stay where they are.
   */
  public String line(SourceFile file, int line) {
    return lines.computeIfAbsent(new Line(file, line), this::masked);
  }

  private String masked(Line line) {
    var file = line.file();
    var text = new StringBuilder(file.lineText(line.number()));
    int start = file.startOfLine(line.number());
    for (var span : spans.getOrDefault(file, List.of())) {
      int from = Math.clamp((long) span.start() - start, 0, text.length());
      int to = Math.clamp((long) span.end() - start, 0, text.length());
      mask(text, from, to, span.start() >= start ? SHOWN : 0);
    }
    hide(text, file.path());
    return text.toString();
  }

  /** Masks what is a secret in a line, wherever the line stands. */
  private void hide(StringBuilder text, String path) {
    var line = text.toString();
    for (var secret : texts) {
      for (int at = line.indexOf(secret); at >= 0; at = line.indexOf(secret, at + 1)) {
        mask(text, at, at + secret.length(), SHOWN);
      }
    }
    Credentials.placesIn(line).forEach((from, to) -> mask(text, from, to, SHOWN));
    NamedSecrets.placesIn(line, path).forEach((from, to) -> mask(text, from, to, SHOWN));
  }

  /** Returns whether a text repeats a secret that a finding points at, or has the form of one. */
  boolean isIn(String text) {
    return texts.stream().anyMatch(text::contains) || !Credentials.placesIn(text).isEmpty();
  }

  /** Returns a patch's difference without secrets where it can be applied without their lines. */
  public String diff(Patch patch, String mark) {
    var file = patch.file();
    return patch.diff(mark, line -> !line(file, line).equals(file.lineText(line)));
  }

  /** Returns a patch with the secrets in it masked. */
  public String hidden(String patch) {
    var hidden = patch;
    for (var file : spans.entrySet()) {
      for (var span : file.getValue()) {
        var secret = file.getKey().text().substring(span.start(), span.end());
        for (var line :
            secret.lines().map(String::strip).filter(line -> line.length() > 3).toList()) {
          hidden = hidden.replace(line, masked(line));
        }
      }
    }
    // Ends of lines are kept, whichever the file has.
    return LINE.matcher(hidden).replaceAll(line -> quoteReplacement(hiddenInPatch(line.group())));
  }

  private static final Pattern LINE = Pattern.compile("[^\\r\\n]+");

  /** A line of a patch has a mark before it. */
  private String hiddenInPatch(String line) {
    var text = new StringBuilder(line.substring(1));
    hide(text, "");
    return line.charAt(0) + text.toString();
  }

  private static String masked(String secret) {
    var text = new StringBuilder(secret);
    mask(text, 0, text.length(), SHOWN);
    return text.toString();
  }

  private static void mask(StringBuilder text, int from, int to, int most) {
    int length = to - from;
    int shown = Mark.whole(text.substring(from, to), Math.min(most, length / 2));
    text.replace(from + shown, to, "*".repeat(length - shown));
  }
}
