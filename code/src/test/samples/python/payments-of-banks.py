# trigger: sqs
# Whom to pay how much in which money, with or without something by which the payment is known again.
import json
import os

import requests

BANK = os.environ["BANK"]


class Bank:
    def __init__(self):
        self._session = requests.Session()

    def pay(self, order):
        reply = self._session.post(  # finding: repeated-effect
            BANK,
            json={"iban": order["account"], "amount": order["cents"], "currency": "EUR"},
            timeout=8,
        )
        reply.raise_for_status()

    def known(self, order):
        body = {"iban": order["account"], "amount": order["cents"], "currency": "EUR", "reference": order["id"]}
        self._session.post(BANK, json=body, timeout=8).raise_for_status()

    def quote(self, order):
        self._session.post(BANK, json={"amount": order["cents"], "currency": "EUR"}, timeout=8).raise_for_status()

    def send(self, order):
        body = {"creditorAccount": order["account"], "amount": order["cents"], "currency": "EUR"}
        self._session.post(BANK, json=body, timeout=8).raise_for_status()  # finding: repeated-effect

    def priced(self, order):
        body = {"amount": order["cents"], "source_currency": "EUR", "destination_country": order["country"]}
        self._session.post(f"{BANK}/v1/prices", json=body, timeout=8).raise_for_status()

    def priced_for(self, order):
        body = {"amount": order["cents"], "currency": "EUR", "recipient": order["account"]}
        self._session.post(f"{BANK}/v1/quotes", json=body, timeout=8).raise_for_status()

    def bounded(self, order):
        body = {"iban": order["account"], "currency": "EUR", "min_amount": 1, "account_type": "savings"}
        self._session.post(f"{BANK}/v1/accounts", json=body, timeout=8).raise_for_status()


bank = Bank()


def handler(event, context):
    for record in event["Records"]:
        order = json.loads(record["body"])
        bank.quote(order)
        bank.priced(order)
        bank.priced_for(order)
        bank.bounded(order)
        bank.send(order)
        if order["kind"] == "known":
            bank.known(order)
        else:
            bank.pay(order)
