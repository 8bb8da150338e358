package dev.martello.check.monitoring;

import dev.martello.model.LambdaFunction;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import dev.martello.value.Val;

/** Knows CloudWatch Lambda Insights by its layer. */
final class Insights {
  /** The policy of AWS with what the extension needs. */
  static final String POLICY = "CloudWatchLambdaInsightsExecutionRolePolicy";

  private Insights() {}

  /** Asks whether a function has the layer of Lambda Insights. */
  static Tri isIn(LambdaFunction function) {
    return Tri.any(function.layers().stream().map(Insights::isLayer).toList());
  }

  /**
   * The layer is {@code LambdaInsightsExtension}, or {@code ...-Arm64}, of an account of AWS in
   * each region; so no layer of the own account is it.
   */
  private static Tri isLayer(Val<String> layer) {
    boolean isOwn = layer.show().contains(":${AWS::AccountId}:");
    return isOwn ? Tri.NO : Shape.ask(layer, shape -> shape.contains("LambdaInsightsExtension"));
  }
}
