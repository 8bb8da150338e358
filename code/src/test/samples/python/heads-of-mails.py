# trigger: http-api
import email.utils
import json

import boto3

ses = boto3.client("ses")


def raw(form):
    return f"From: shop@example.com\r\nTo: desk@example.com\r\nSubject: {form['subject']}\r\n\r\n{form['text']}"  # finding: header-injection


def first(form):
    return "Subject: " + form["subject"] + "\r\n\r\n" + form["text"]  # finding: header-injection


def body(form):
    return f"From: shop@example.com\r\nTo: desk@example.com\r\n\r\nSubject: {form['subject']}\r\n{form['text']}"


def cleaned(form):
    subject = form["subject"].replace("\r", "").replace("\n", "")
    return f"From: shop@example.com\r\nSubject: {subject}\r\n\r\n{form['text']}"


def prompt(form):
    return f"Subject: {form['subject']}\nText: {form['text']}"


def handler(event, context):
    form = json.loads(event["body"])
    for message in (raw(form), first(form), body(form), cleaned(form), prompt(form)):
        ses.send_raw_email(RawMessage={"Data": message})
    return {"statusCode": 204}
