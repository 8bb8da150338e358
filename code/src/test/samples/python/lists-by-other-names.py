# trigger: http-api
"""TOLD and ASKED only grow; nobody sees what is in them."""
import json

HISTORY = []
TOLD = []
ASKED = []
PENDING = []
BATCH = []
ORDERS: list[str] = []


class Journal:
    def __init__(self):
        self.lines = []

    def write(self, line):
        self.lines.append(line)  # finding: request-state-kept

    def text(self):
        lines = self.lines
        return "\n".join(lines)


journal = Journal()


def archive(history):
    history = sorted(history)
    return len(history)


def sent():
    batch = BATCH
    print(json.dumps({"sent": len(batch)}))
    while batch:
        batch.pop()


def last(history=HISTORY):
    return history[-1]


def flush():
    pending = PENDING
    for name in pending:
        print(name.isalnum())
    pending.clear()


def handler(event, context):
    name = event["queryStringParameters"]["name"]
    HISTORY.append(name)  # finding: request-state-kept
    TOLD.append(name)
    print("TOLD has another")
    if not ASKED:
        print("the first one is ASKED for")
    ASKED.append(name)
    PENDING.append(name)
    flush()
    BATCH.append(name)
    sent()
    ORDERS.append(name)  # finding: request-state-kept
    journal.write(name)
    mine = [order for order in ORDERS]
    return {"statusCode": 200, "body": json.dumps([archive([name]), last(), len(mine), journal.text()])}
