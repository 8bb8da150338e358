package demo;

// handler: handleRequest
// trigger: sns

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.RefundCreateParams;

/** One payment has an idempotency key, which says nothing of the others. */
public class Renewals implements RequestHandler<SNSEvent, Void> {
  @Override
  public Void handleRequest(SNSEvent event, Context context) {
    SNSEvent.SNS notice = event.getRecords().get(0).getSNS();
    try {
      charge(notice.getMessage());
      fee(notice.getMessage(), notice.getMessageId());
      refund(notice.getMessage(), once(notice.getMessageId()));
    } catch (StripeException e) {
      throw new IllegalStateException("not charged", e);
    }
    return null;
  }

  private static void charge(String customer) throws StripeException {
    PaymentIntentCreateParams params =
        PaymentIntentCreateParams.builder()
            .setAmount(100L)
            .setCurrency("eur")
            .setCustomer(customer)
            .build();
    PaymentIntent.create(params); // finding: repeated-effect
  }

  private static void fee(String customer, String messageId) throws StripeException {
    PaymentIntentCreateParams params =
        PaymentIntentCreateParams.builder()
            .setAmount(150L)
            .setCurrency("eur")
            .setCustomer(customer)
            .build();
    PaymentIntent.create(params, once("fee-" + messageId));
  }

  private static void refund(String charge, RequestOptions options) throws StripeException {
    Refund.create(RefundCreateParams.builder().setCharge(charge).build(), options);
  }

  private static RequestOptions once(String key) {
    return RequestOptions.builder().setIdempotencyKey(key).build();
  }
}
