# trigger: none
import email
import os
import boto3

s3 = boto3.client("s3")


def handler(event, context):
    mail = event["Records"][0]["ses"]["mail"]
    raw = s3.get_object(Bucket=os.environ["MAILS"], Key=mail["messageId"])["Body"].read()
    message = email.message_from_bytes(raw)
    for part in message.walk():
        name = part.get_filename()
        if name:
            with open("/tmp/" + name, "wb") as f:  # finding: path-traversal, temporary-file-kept
                f.write(part.get_payload(decode=True))
            with open("/tmp/" + os.path.basename(name), "wb") as f:
                f.write(part.get_payload(decode=True))
