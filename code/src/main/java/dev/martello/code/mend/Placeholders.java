package dev.martello.code.mend;

/**
 * How a driver's statements mark the places of their parameters.
 *
 * <p>PEP 249 names the styles of Python: {@code format}, {@code qmark}, {@code numeric}.
 */
enum Placeholders {
  /** {@code %s}; a percent sign of the text is written twice. */
  FORMAT,
  /** {@code ?}. */
  QUESTION,
  /** {@code $1}. */
  DOLLAR,
  /** {@code @p1}. */
  AT,
  /** {@code ?1}. */
  ORDINAL,
  /** {@code :p1}; a colon of the text would be a mark too. */
  NAMED;

  /** Returns the mark of a place, counted from one. */
  String at(int number) {
    return switch (this) {
      case FORMAT -> "%s";
      case QUESTION -> "?";
      case DOLLAR -> "$" + number;
      case AT -> "@" + name(number);
      case ORDINAL -> "?" + number;
      case NAMED -> ":" + name(number);
    };
  }

  /** Returns the name of a place where marks have names. */
  static String name(int number) {
    return "p" + number;
  }

  /** Says whether text of a statement, quoted or not, holds nothing that would be a mark. */
  boolean mayStandBeside(String plain) {
    return switch (this) {
      case FORMAT -> true;
      case QUESTION -> plain.indexOf('?') < 0;
      case DOLLAR -> plain.indexOf('$') < 0;
      case AT -> plain.indexOf('@') < 0;
      case ORDINAL -> plain.indexOf('?') < 0 && plain.indexOf(':') < 0;
      case NAMED -> plain.indexOf(':') < 0;
    };
  }

  /** Returns text of a statement as it stands beside marks. */
  String text(String plain) {
    return this == FORMAT ? plain.replace("%", "%%") : plain;
  }
}
