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

  /** Types of texts, which no object can be converted to. */
  private static final Set<String> TEXTS =
      Set.of(
          "str",
          "bytes",
          "pathlib.Path",
          "pydantic.StrictStr",
          "pydantic.EmailStr",
          "pydantic.NameEmail",
          "pydantic.AnyUrl",
          "pydantic.AnyHttpUrl",
          "pydantic.HttpUrl",
          "pydantic.networks.EmailStr");

  private PythonTypes() {}

  /** Returns whether a framework takes a value of a type only if it is one text. */
  public static boolean isText(String type) {
    return TEXTS.contains(type);
  }

  /** Returns whether a framework takes a value of a type only after it converted it. */
  public static boolean isConverted(String type) {
    return CONVERTED.contains(type);
  }
}
