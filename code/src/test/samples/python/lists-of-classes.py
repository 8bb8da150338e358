# trigger: http-api
# The list of a class is there for all of its objects, even where only its length counts.
import json


class Basket:
    vouchers: list[str] = []
    seen: list[str] = []

    def __init__(self):
        self.lines = []
        self.remarks = []

    def add(self, sku):
        self.lines.append(sku)

    def redeem(self, voucher):
        self.vouchers.append(voucher)  # finding: request-state-kept

    def remark(self, text):
        self.remarks.append(text)

    def once(self, sku):
        if sku in self.seen:
            return False
        self.seen.append(sku)
        return True

    def total(self):
        return 10 * len(self.lines) - 5 * len(self.vouchers) + len(self.remarks)


def handler(event, context):
    body = json.loads(event["body"])
    basket = Basket()
    for sku in body["lines"]:
        if basket.once(sku):
            basket.add(sku)
        basket.remark(sku)
    for voucher in body["vouchers"]:
        basket.redeem(voucher)
    return {"statusCode": 200, "body": json.dumps({"total": basket.total()})}
