package dev.martello.code.ir;

import java.util.Set;

/** What the names of Python's types tell of the fields and parameters that frameworks fill. */
public final class PythonTypes {
  /** Types that only what is harmless can be converted to. */
  private static final Set<String> CONVERTED =
      Set.of(
          "int",
          "float",
          "bool",
          "uuid.UUID",
          "decimal.Decimal",
          "datetime.date",
          "datetime.datetime",
          "datetime.time",
          "typing.Literal",
          "typing_extensions.Literal",
          "pydantic.PositiveInt",
          "pydantic.NonNegativeInt",
          "pydantic.PositiveFloat",
          "pydantic.UUID4");

  private PythonTypes() {}

  /** Returns whether a framework takes a value of a type only after it converted it. */
  public static boolean isConverted(String type) {
    return CONVERTED.contains(type);
  }
}
