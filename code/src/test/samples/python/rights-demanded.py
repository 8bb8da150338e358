# trigger: http-api
import json
import os

import boto3

loans = boto3.resource("dynamodb").Table(os.environ["LOANS"])


class Caller:
    def __init__(self, event):
        claims = event["requestContext"]["authorizer"]["claims"]
        self.sub = claims["sub"]
        self.groups = claims.get("cognito:groups", "").split(",")


def write_off(body):
    if body.get("role", "member") not in ("librarian", "head"):  # finding: caller-decides-rights
        raise PermissionError
    loans.delete_item(Key={"book": "b-1"})


def purge(body):
    if body["requester"].get("isAdmin") is not True:  # finding: caller-decides-rights
        raise PermissionError
    loans.delete_item(Key={"book": "b-2"})


def invite(caller, body):
    if "librarians" not in caller.groups:
        raise PermissionError
    # What somebody else gets.
    if body["role"] not in ("clerk", "librarian"):
        raise ValueError("no such role")
    if body["role"] == "head":
        raise PermissionError
    loans.put_item(Item={"book": "b-3"})


def handler(event, context):
    caller = Caller(event)
    body = json.loads(event["body"])
    try:
        match event["rawPath"]:
            case "/write-off":
                write_off(body)
            case "/purge":
                purge(body)
            case _:
                invite(caller, body)
    except PermissionError:
        return {"statusCode": 403}
    return {"statusCode": 204}
