# trigger: http-api
# Lines are made of a map of headers and joined, or each is added with its end.
import base64
import json
import os
from email.message import EmailMessage

import boto3

ses = boto3.client("ses")
FROM = os.environ["FROM"]


def joined(fields):
    headers = {"From": FROM, "To": FROM, "Reply-To": fields["email"], "Subject": f"Contact: {fields['subject']}", "MIME-Version": "1.0"}
    head = "\r\n".join(f"{name}: {value}" for name, value in headers.items())  # finding: header-injection
    body = base64.encodebytes(fields["message"].encode()).decode()
    return f"{head}\r\n\r\n{body}".encode()


def added(fields):
    text = ""
    for name, value in {"From": FROM, "To": FROM, "Subject": fields["subject"]}.items():
        text += f"{name}: {value}\r\n"  # finding: header-injection
    return text + "\r\nHello"


def cleaned(fields):
    headers = {"From": FROM, "To": FROM, "Subject": " ".join(fields["subject"].split())}
    return "\r\n".join(f"{name}: {value}" for name, value in headers.items()) + "\r\n\r\nHello"


def listed(fields):
    lines = "\n".join(f"{name}: {value}" for name, value in {"From": fields["email"], "Subject": fields["subject"]}.items())
    mail = EmailMessage()
    mail["Subject"] = "Contact"
    mail.set_content(lines)
    return mail.as_bytes()


def answered(fields):
    return "\r\n".join(f"{name}: {value}" for name, value in {"name": fields["email"], "remark": fields["message"]}.items())


def handler(event, context):
    fields = json.loads(event["body"])
    for made in (joined, added, cleaned, listed):
        ses.send_raw_email(Source=FROM, RawMessage={"Data": made(fields)})
    ses.send_raw_email(Source=FROM, RawMessage={"Data": "Subject: Contact\r\n\r\n" + answered(fields)})
    return {"statusCode": 202}
