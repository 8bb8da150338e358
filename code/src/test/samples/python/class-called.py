import json
import os
import urllib.request


class BaseHandler:
    def __call__(self, event, context):
        self.body = json.loads(event["body"])
        try:
            return {"statusCode": 200, "body": json.dumps(self.handle())}
        except KeyError:
            return {"statusCode": 400, "body": "missing field"}

    def handle(self):
        raise NotImplementedError


class Import(BaseHandler):
    def handle(self):
        with urllib.request.urlopen(self.body["source"], timeout=5) as response:  # finding: server-side-request-forgery
            return response.read().decode()


class Status(BaseHandler):
    def handle(self):
        with urllib.request.urlopen(os.environ["STATUS_URL"], timeout=5) as response:
            return response.read().decode() + self.body["id"]


handler = Import()
status = Status()
