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
  AT;

  /** Returns the mark of a place, counted from one. */
  String at(int number) {
    return switch (this) {
      case FORMAT -> "%s";
      case QUESTION -> "?";
      case DOLLAR -> "$" + number;
      case AT -> "@p" + number;
    };
  }

  /** Returns text of a statement as it stands beside marks. */
  String text(String plain) {
    return this == FORMAT ? plain.replace("%", "%%") : plain;
  }
}
