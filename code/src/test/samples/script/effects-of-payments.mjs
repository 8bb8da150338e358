// trigger: sns
import Stripe from "stripe";

const stripe = new Stripe(process.env.STRIPE_KEY, { timeout: 8000 });

export const handler = async (event) => {
  for (const record of event.Records) {
    const { customer, cents, id } = JSON.parse(record.Sns.Message);
    await stripe.customers.createBalanceTransaction(customer, { amount: -cents, currency: "eur" }); // finding: repeated-effect
    await stripe.customers.createBalanceTransaction(customer, { amount: 0, currency: "eur" }, { idempotencyKey: id });
    await stripe.creditNotes.create({ invoice: id, amount: cents }, { idempotencyKey: `note-${id}` });
    await stripe.invoices.retrieve(id);
    await stripe.topups.create({ amount: cents, currency: "eur" }); // finding: repeated-effect
  }
};
