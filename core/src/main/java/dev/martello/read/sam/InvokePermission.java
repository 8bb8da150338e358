package dev.martello.read.sam;

/** Makes the permission with which a service may invoke a function. */
final class InvokePermission {
  private InvokePermission() {}

  /** Returns a permission named after an event. */
  static Generated of(SamEvent event, EventTarget target, String principal) {
    return of(event.logicalId(), "", target, principal, event.make());
  }

  /**
   * Returns a permission.
   *
   * @param prefix start of its logical id, before {@code Permission}
   * @param suffix end of its logical id if alphanumeric, else hashed
   */
  static Generated of(
      String prefix, String suffix, EventTarget target, String principal, Make make) {
    var logicalId =
        LogicalIds.isValid(suffix)
            ? prefix + "Permission" + suffix
            : LogicalIds.of(prefix + "Permission", suffix);
    return new Generated(logicalId, "AWS::Lambda::Permission", make)
        .attributes(target.passThroughAttributes())
        .put("Action", "lambda:InvokeFunction")
        .put("FunctionName", target.nameOrArn(make))
        .put("Principal", principal);
  }
}
