# trigger: none
import json
import os

import boto3

secrets = boto3.client("secretsmanager")


def of(name, prefix):
    key, secret = os.environ[prefix + "_KEY_ID"], os.environ[prefix + "_SECRET"]
    return boto3.session.Session(key, secret).resource(name)  # finding: keys-handed-to-client


queue = of("sqs", "MAIL")
store = boto3.client(
    "s3",
    endpoint_url=os.environ["MINIO"],
    aws_access_key_id=os.environ["MINIO_KEY"],
    aws_secret_access_key=os.environ["MINIO_SECRET"],
)
kept = json.loads(secrets.get_secret_value(SecretId="partner")["SecretString"])
partner = boto3.client("s3", aws_access_key_id=kept["id"], aws_secret_access_key=kept["key"])  # finding: keys-handed-to-client


def handler(event, context):
    return [queue, store, partner]
