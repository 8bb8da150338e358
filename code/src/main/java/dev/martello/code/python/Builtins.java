package dev.martello.code.python;

import java.util.Set;

/** The names that every module of Python sees. */
final class Builtins {
  // https://docs.python.org/3/library/functions.html, constants.html and exceptions.html; the last
  // lines are those of Python 2.
  private static final Set<String> NAMES =
      Set.of(
          """
          abs aiter all anext any ascii bin bool breakpoint bytearray bytes callable chr classmethod
          compile complex delattr dict dir divmod enumerate eval exec filter float format frozenset
          getattr globals hasattr hash help hex id input int isinstance issubclass iter len list
          locals map max memoryview min next object oct open ord pow print property range repr
          reversed round set setattr slice sorted staticmethod str sum super tuple type vars zip
          __import__ __name__ __file__ __doc__ __package__ __spec__ __loader__ __builtins__
          __debug__ __path__ __class__ NotImplemented Ellipsis quit exit copyright credits license
          BaseException BaseExceptionGroup Exception ExceptionGroup GeneratorExit KeyboardInterrupt
          StopAsyncIteration StopIteration SystemExit Warning
          ArithmeticError AssertionError AttributeError BlockingIOError BrokenPipeError
          BufferError BytesWarning ChildProcessError ConnectionAbortedError ConnectionError
          ConnectionRefusedError ConnectionResetError DeprecationWarning EOFError EncodingWarning
          EnvironmentError FileExistsError FileNotFoundError FloatingPointError FutureWarning
          IOError ImportError ImportWarning IndentationError IndexError InterruptedError
          IsADirectoryError KeyError LookupError MemoryError ModuleNotFoundError NameError
          NotADirectoryError NotImplementedError OSError OverflowError PendingDeprecationWarning
          PermissionError ProcessLookupError PythonFinalizationError RecursionError ReferenceError
          ResourceWarning RuntimeError RuntimeWarning SyntaxError SyntaxWarning SystemError
          TabError TimeoutError TypeError UnboundLocalError UnicodeDecodeError UnicodeEncodeError
          UnicodeError UnicodeTranslateError UnicodeWarning UserWarning ValueError WindowsError
          ZeroDivisionError
          apply basestring buffer cmp coerce execfile file intern long raw_input reduce reload
          unichr unicode xrange StandardError\
          """
              .split("\\s+"));

  private Builtins() {}

  static boolean has(String name) {
    return NAMES.contains(name);
  }
}
