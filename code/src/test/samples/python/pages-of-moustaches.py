# trigger: http-api
# Two braces escape, three do not.
import json

import chevron


def handler(event, context):
    body = json.loads(event["body"])
    note = {"note": body["note"]}
    if body.get("raw"):
        page = chevron.render("<p>{{{note}}}</p>", note)
        return {"statusCode": 200, "headers": {"Content-Type": "text/html"}, "body": page}  # finding: cross-site-scripting
    page = chevron.render("<p>{{note}}</p>", note)
    return {"statusCode": 200, "headers": {"Content-Type": "text/html"}, "body": page}
