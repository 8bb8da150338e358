import json

import jsonpickle


class Message:
    def __init__(self, record):
        self.id = record["messageId"]
        self._envelope = json.loads(record["body"])

    def content(self):
        return jsonpickle.decode(self._envelope["Message"])  # finding: unsafe-deserialization

    def subject(self):
        return json.loads(self._envelope["Subject"])


def handler(event, context):
    return [[message.content(), message.subject()] for message in map(Message, event["Records"])]
