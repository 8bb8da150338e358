# trigger: rest-api
import json

last = {}
others = {}
options = {}
options.update({"currency": "EUR"})


def handler(event, context):
    claims = event["requestContext"]["authorizer"]["claims"]
    mine = {}
    mine.update({"user": claims["sub"]})
    if event["httpMethod"] == "POST":
        last.update({"user": claims["sub"]})  # finding: request-state-kept
        others.update(email=claims["email"])  # finding: request-state-kept
    shown = {"user": last.get("user"), "email": others.get("email"), "mine": mine, "options": options}
    return {"statusCode": 200, "body": json.dumps(shown)}
