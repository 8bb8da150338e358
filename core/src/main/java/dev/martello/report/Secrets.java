package dev.martello.report;

import dev.martello.know.Credentials;
import dev.martello.triage.Triage;
import dev.martello.value.Origin;
import dev.martello.value.SourceFile;
import dev.martello.value.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The secrets that a run found: no report repeats them, in whichever finding their line stands. */
public final class Secrets {
  /** CWE-798, use of hard-coded credentials: what such a finding points at is a secret. */
  private static final int CREDENTIALS = 798;

  /** How many characters of its first line tell a reader which secret is meant. */
  private static final int SHOWN = 4;

  /** Names where the secret stands, and is none itself. */
  private static final Pattern REFERENCE = Pattern.compile("!(?:Ref|GetAtt)\\s+[A-Za-z0-9:.]+");

  private final Map<SourceFile, List<Span>> spans = new HashMap<>();

  private Secrets() {}

  /**
   * Returns what findings point at as secrets; one that somebody lives with is a secret as well.
   */
  static Secrets of(Triage triage) {
    var suppressed = triage.suppressed().stream().map(Triage.Suppressed::finding);
    return at(
        Stream.concat(triage.live().stream(), suppressed)
            .filter(finding -> finding.rule().cwe() == CREDENTIALS)
            .flatMap(finding -> finding.place().stream())
            .toList());
  }

  /** Takes what stands at some places for secrets. */
  public static Secrets at(List<Origin.Written> places) {
    var secrets = new Secrets();
    for (var place : places) {
      if (REFERENCE.matcher(place.text()).matches()) {
        continue;
      }
      secrets.spans.computeIfAbsent(place.file(), _ -> new ArrayList<>()).add(place.span());
    }
    return secrets;
  }

  /**
   * Returns a line of a file with the secrets in it masked; it is as long as the line, so that
   * columns stay where they are.
   */
  public String line(SourceFile file, int line) {
    var text = file.lineText(line);
    int start = file.startOfLine(line);
    for (var span : spans.getOrDefault(file, List.of())) {
      int from = Math.clamp((long) span.start() - start, 0, text.length());
      int shown = span.start() >= start ? SHOWN : 0;
      int to = Math.clamp((long) span.end() - start, 0, text.length());
      text = text.substring(0, from) + masked(text.substring(from, to), shown) + text.substring(to);
    }
    return byForm(text);
  }

  /** What has the form of a credential is one, also where no check was asked for secrets. */
  private static String byForm(String line) {
    var text = line;
    for (var place : Credentials.placesIn(line).entrySet()) {
      int from = place.getKey();
      int to = place.getValue();
      text = text.substring(0, from) + masked(text.substring(from, to), SHOWN) + text.substring(to);
    }
    return text;
  }

  /** Returns a text of ours in which lines of files stand, such as a patch, with secrets masked. */
  public String hidden(String text) {
    var hidden = text;
    for (var file : spans.entrySet()) {
      for (var span : file.getValue()) {
        var secret = file.getKey().text().substring(span.start(), span.end());
        for (var line :
            secret.lines().map(String::strip).filter(line -> line.length() > 3).toList()) {
          hidden = hidden.replace(line, masked(line, SHOWN));
        }
      }
    }
    return hidden;
  }

  private static String masked(String secret, int most) {
    int shown = Mark.whole(secret, Math.min(most, secret.length() / 2));
    return secret.substring(0, shown) + "*".repeat(secret.length() - shown);
  }
}
