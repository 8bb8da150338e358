# trigger: http-api
# Lines that look like the head of a message are one only where the message is sent as it stands.
import json
import os
import smtplib
import socket

import boto3

sns = boto3.client("sns")
ses = boto3.client("ses")
mail = boto3.client("sesv2")


def note(form):
    lines = ["New enquiry", "From: " + form["name"], "Subject: " + form["subject"], "", form["text"]]
    sns.publish(TopicArn=os.environ["TOPIC"], Message="\r\n".join(lines))


def body(form):
    text = f"From: {form['sender']}\r\nSubject: {form['about']}\r\n{form['text']}"
    ses.send_email(
        Source="shop@example.com",
        Destination={"ToAddresses": ["desk@example.com"]},
        Message={"Subject": {"Data": "Enquiry"}, "Body": {"Text": {"Data": text}}},
    )
    mail.send_email(
        FromEmailAddress="shop@example.com",
        Destination={"ToAddresses": ["desk@example.com"]},
        Content={"Simple": {"Subject": {"Data": "Enquiry"}, "Body": {"Text": {"Data": text}}}},
    )


def raw(form):
    text = f"From: shop@example.com\r\nSubject: {form['title']}\r\n\r\n{form['text']}"  # finding: header-injection
    mail.send_email(Content={"Raw": {"Data": text.encode()}})


def relayed(form):
    text = f"From: shop@example.com\r\nSubject: {form['relayed']}\r\n\r\n{form['text']}"  # finding: header-injection
    with smtplib.SMTP(os.environ["RELAY"], timeout=5) as relay:
        relay.sendmail("shop@example.com", ["desk@example.com"], text)


def written(form):
    with socket.create_connection((os.environ["PEER"], 80), timeout=5) as peer:
        peer.sendall(f"GET / HTTP/1.1\r\nHost: {form['host']}\r\n\r\n".encode())  # finding: header-injection


def handler(event, context):
    form = json.loads(event["body"])
    note(form)
    body(form)
    raw(form)
    relayed(form)
    written(form)
    return {"statusCode": 204}
