# trigger: sqs-partial
import json
import os


def process(record):
    payload = json.loads(record["body"])
    os.system(payload["detail"]["name"])  # finding: os-command-injection
    inner = json.loads(payload["Message"])
    os.system(inner["x"])  # finding: os-command-injection
    os.system(record["messageAttributes"]["x"]["stringValue"])  # finding: os-command-injection
    os.system(record["messageId"])
    os.system(record["eventSourceARN"])
    os.system(record["attributes"]["ApproximateReceiveCount"])
    os.system(record["attributes"]["MessageGroupId"])  # finding: os-command-injection


def handler(event, context):
    failures = []
    for record in event.get("Records", []):
        try:
            process(record)
        except Exception:
            failures.append({"itemIdentifier": record["messageId"]})
    return {"batchItemFailures": failures}
