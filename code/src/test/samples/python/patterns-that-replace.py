# trigger: http-api
"""Replacing takes as long as matching does."""
import json
import re

HEADER = re.compile(r"^(?:[A-Za-z0-9]+[ ,;]*)+:$", re.MULTILINE)  # finding: slow-pattern
PHONE = re.compile(r"\+\d{1,3}(?:[ -]\d{2,4}){2,4}")


def handler(event, context):
    text = json.loads(event["body"])["text"]
    text = HEADER.sub("", text)
    text = PHONE.sub("", text)
    return {"statusCode": 200, "body": json.dumps({"text": HEADER.sub(text, "a constant text")})}
