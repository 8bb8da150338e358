package dev.martello.code.mend;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An SQL statement with places for what was put into its text.
 *
 * @param literal the literal of the statement as it is written, quotes and all
 * @param values the expressions for the places, in order
 */
record Statement(String literal, List<String> values) {
  /*
   * Where a value stands between quotes, the quotes and all between them are the value; elsewhere it
   * must stand where only a value can: behind an operator or in a list of VALUES. What could be the
   * name of a table or column, a list of values in one text, or a part of the language is no
   * parameter, and then nothing is mended.
   */
  private static final Pattern WITH_PARAMETERS =
      Pattern.compile(
          "(?is)(?:\\s|\\\\[ntr])*(?:SELECT|FROM|INSERT|UPDATE|DELETE|REPLACE|MERGE|WITH|CALL)\\b.*");

  /** A quoted text behind these is no value, but a part of the language. */
  private static final Pattern BEFORE_WORD =
      Pattern.compile(
          "(?is).*(?:[\\w\"'`]|\\b(?:AS|INTERVAL|DATE|TIME|TIMESTAMP|ZONE|ESCAPE|BY|SEPARATOR|COLLATE)\\s+|->>?\\s*)");

  /** One text that is the whole of a list may hold several of its items. */
  private static final Pattern IN_LIST = Pattern.compile("(?is).*\\bIN\\s*\\(\\s*");

  /** Drivers that take parameters take one statement. */
  private static final Pattern SEVERAL = Pattern.compile("(?s).*;\\s*[^\\s\\\\].*");

  private static final Pattern AFTER_VALUE = Pattern.compile("(?s)(?:$|[\\s),;<>=|]|\\\\[ntr]).*");

  Statement {
    values = List.copyOf(values);
  }

  /**
   * Makes places of the values of a text.
   *
   * @param isWhole whether the text is a whole statement, and not a condition of one
   */
  static Optional<Statement> of(
      Composition written, Drivers.Driver driver, boolean isWhole, SourceTexts texts) {
    var reading = new Reading(written, driver, texts);
    return reading.read().filter(_ -> !isWhole || reading.isStatement());
  }

  private static final class Reading {
    private final Composition written;
    private final Drivers.Driver driver;
    private final Placeholders marks;
    private final SourceTexts texts;
    private final StringBuilder out = new StringBuilder();
    private final StringBuilder sql = new StringBuilder();
    private final List<String> values = new ArrayList<>();

    /** What stood since a quote was opened, the quote itself not among it. */
    private final List<Piece> quoted = new ArrayList<>();

    private String quote = "";
    private boolean isBroken;

    Reading(Composition written, Drivers.Driver driver, SourceTexts texts) {
      this.written = written;
      this.driver = driver;
      this.marks = driver.marks();
      this.texts = texts;
    }

    Optional<Statement> read() {
      for (int at = 0; at < written.pieces().size() && !isBroken; at++) {
        switch (written.pieces().get(at)) {
          case Piece.Text(String code) -> text(code);
          case Piece.Seam(String code) -> seam(code);
          case Piece.Value value -> value(value, following(at));
        }
      }
      isBroken |= !quote.isEmpty() || values.isEmpty();
      return isBroken
          ? Optional.empty()
          : Optional.of(new Statement(written.open() + out + written.close(), values));
    }

    boolean isStatement() {
      return WITH_PARAMETERS.matcher(sql).matches() && !SEVERAL.matcher(sql).matches();
    }

    private String following(int at) {
      return at + 1 < written.pieces().size()
              && written.pieces().get(at + 1) instanceof Piece.Text(String code)
          ? code
          : "";
    }

    private void text(String code) {
      int from = 0;
      for (int at = 0; at < code.length(); at++) {
        boolean isEscape = code.charAt(at) == '\\' && at + 1 < code.length();
        boolean isQuote = code.charAt(isEscape ? at + 1 : at) == '\'';
        int end = isEscape ? at + 2 : at + 1;
        if (isQuote) {
          plain(code.substring(from, at));
          turn(code.substring(at, end), code.substring(end));
          from = end;
        }
        at = end - 1;
      }
      plain(code.substring(from));
    }

    private void plain(String code) {
      if (!quote.isEmpty()) {
        quoted.add(new Piece.Text(code));
        return;
      }
      isBroken |= code.contains("--") || code.contains("/*") || !marks.mayStandBeside(code);
      out.append(marks.text(code));
      sql.append(code);
    }

    private void seam(String code) {
      if (quote.isEmpty()) {
        out.append(code);
      } else {
        quoted.add(new Piece.Seam(code));
      }
    }

    /** A quote opens or closes a text of the statement. */
    private void turn(String mark, String after) {
      if (quote.isEmpty()) {
        quote = mark;
        return;
      }
      if (quoted.stream().anyMatch(Piece.Value.class::isInstance)) {
        isBroken |= BEFORE_WORD.matcher(sql).matches() || after.startsWith("'");
        isBroken |= IN_LIST.matcher(sql).matches() && after.stripLeading().startsWith(")");
        var pieces =
            quoted.stream()
                .filter(piece -> !(piece instanceof Piece.Text(String text) && text.isEmpty()))
                .toList();
        if (pieces.size() == 1
            && pieces.getFirst() instanceof Piece.Value(String code, boolean _)) {
          place(code);
        } else {
          texts.write(pieces, written).ifPresentOrElse(this::place, () -> isBroken = true);
        }
      } else {
        out.append(quote);
        for (var piece : quoted) {
          switch (piece) {
            case Piece.Text(String text) -> {
              isBroken |= !marks.mayStandBeside(text);
              out.append(marks.text(text));
            }
            case Piece.Seam(String text) -> out.append(text);
            case Piece.Value _ -> isBroken = true;
          }
        }
        out.append(mark);
        sql.append("''");
      }
      quoted.clear();
      quote = "";
    }

    private void value(Piece.Value value, String after) {
      isBroken |= !value.isRead();
      if (!quote.isEmpty()) {
        quoted.add(value);
        return;
      }
      var before = sql.toString().replaceAll("\\\\[ntr]", " ");
      isBroken |= !AFTER_VALUE.matcher(after).matches() || !ValuePlaces.isAfter(before);
      isBroken |= driver.isTyped() && !driver.handing().mayCompare(before);
      place(value.code());
    }

    private void place(String value) {
      values.add(value);
      out.append(marks.at(values.size()));
      sql.append("?");
    }
  }
}
