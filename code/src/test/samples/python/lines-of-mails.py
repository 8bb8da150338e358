# trigger: http-api
# The lines of a mail stand in a list; the empty one ends its head.
import json

import boto3

ses = boto3.client("ses")


def plain(form):
    lines = ["From: shop@example.com", f"Subject: {form['subject']}", "", form["text"]]
    return "\r\n".join(lines)  # finding: header-injection


def quoted(form):
    return "\r\n".join(["From: shop@example.com", "", f"Subject: {form['subject']}", form["text"]])


def prompt(form):
    return "\n".join([f"Subject: {form['subject']}", form["text"]])


def handler(event, context):
    form = json.loads(event["body"])
    for text in (plain(form), quoted(form), prompt(form)):
        ses.send_raw_email(RawMessage={"Data": text})
    return {"statusCode": 204}
