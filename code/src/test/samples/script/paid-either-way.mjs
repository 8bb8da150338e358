// trigger: sns
// One of two promises whose failure is only told.
import Stripe from "stripe";

const stripe = new Stripe(process.env.STRIPE_KEY, { timeout: 8000 });
const charge = async (order) => stripe.paymentIntents.create({ amount: order.cents, currency: "eur" }, { idempotencyKey: order.id });
const refund = async (order) => stripe.refunds.create({ payment_intent: order.intent }, { idempotencyKey: `r-${order.id}` });

export const handler = async (event) => {
  const order = JSON.parse(event.Records[0].Sns.Message);
  const work = order.kind === "return" ? refund(order) : charge(order);
  await work.catch((error) => console.error("failed", error.code)); // finding: swallowed-failure
};
