# trigger: sqs
# What a message has where it cannot be read was set before.
import json


def handler(event, context):
    size = 0
    for record in event["Records"]:
        body = record["body"]
        try:
            body = json.loads(body)
        except ValueError:
            print("plain text")
        size += len(body)
    return size
