package dev.martello.iam;

/** How many resources a grant of an action names, widest first. */
public enum Breadth {
  /** {@code *}: whatever there is. */
  EVERYTHING,
  /** Every resource of the sort that the action works on, as {@code arn:aws:s3:::*} is for S3. */
  ALL_OF_TYPE,
  /** Certain resources. */
  LIMITED,
  /** Hangs on a text that is not known. */
  UNKNOWN
}
