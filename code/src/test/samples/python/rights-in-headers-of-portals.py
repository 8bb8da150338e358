# trigger: http-api
# A header that callers write says what they may do, in a method of a class.
import os

import boto3

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])


class Caller:
    def __init__(self, event):
        headers = {k.lower(): v for k, v in (event.get("headers") or {}).items()}
        claims = event["requestContext"]["authorizer"]["jwt"]["claims"]
        self.role = headers.get("x-portal-role", "patient")
        self.sub = claims["sub"]
        self.verified = claims.get("custom:role", "patient")

    def may_read(self, study):
        return study["patient"] == self.sub or self.role == "radiologist"  # finding: caller-decides-rights

    def may_write(self, study):
        return study["patient"] == self.sub or self.verified == "radiologist"


def handler(event, context):
    caller = Caller(event)
    study = table.get_item(Key={"id": event["pathParameters"]["study"]}).get("Item")
    if not caller.may_read(study) or not caller.may_write(study):
        return {"statusCode": 403}
    return {"statusCode": 200}
