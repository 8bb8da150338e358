import hashlib
import json
import logging
import os

import boto3

logger = logging.getLogger()
secrets = boto3.client("secretsmanager")
ssm = boto3.client("ssm")


def handler(event, context):
    print(event)
    logger.info("path %s", event["rawPath"])
    print(event["requestContext"]["requestId"], len(event["headers"]))
    print("url", ssm.get_parameter(Name=os.environ["URL"])["Parameter"]["Value"])
    response = secrets.get_secret_value(SecretId=os.environ["SECRET"])
    print("read", response["ARN"], response["VersionId"])
    secret = json.loads(response["SecretString"])
    print(f"connecting as {secret['username']} to {secret['host']}:{secret['port']}")
    print(hashlib.sha256(response["SecretString"].encode()).hexdigest())
    return {"statusCode": 200}
