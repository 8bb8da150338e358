package dev.martello.check;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What users and other tools need to know of a check; its id follows from package and name. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface About {
  /** How bad a finding is unless the verdict says otherwise. */
  Severity severity();

  /** What it is about; only checks of code are about anything but security. */
  Category category() default Category.SECURITY;

  /** What is wrong, a sentence of less than ten words without full stop. */
  String title();

  /** One sentence: the harm that can come of it. */
  String why();

  /** One sentence: how to mend it. */
  String mend();

  /** The number of the weakness in the Common Weakness Enumeration; 0 where none fits. */
  int cwe() default 0;

  /**
   * Ids of the same check elsewhere: Security Hub controls, Checkov, Trivy, KICS, cfn-nag, ... Ids
   * that differ by their number alone may stand as a range: {@code F34..F37}.
   */
  String[] sameAs() default {};

  /**
   * Whether it runs only under the profile {@code strict}: for rules without context that some
   * organisations demand and that are noise to everybody else.
   */
  boolean isStrict() default false;

  /** Earlier ids of this check, so that users' suppressions live on. */
  String[] formerly() default {};
}
