# trigger: schedule
import json
import logging
import os
import boto3

logger = logging.getLogger()
logger.setLevel("INFO")
sm = boto3.client("secretsmanager")


def get_secret():
    response = sm.get_secret_value(SecretId=os.environ["SECRET_ARN"])
    logger.info("read secret %s version %s", os.environ["SECRET_ARN"], response["VersionId"])
    return json.loads(response["SecretString"])


def handler(event, context):
    secret = get_secret()
    logger.info("using user %s", secret["username"])
    print(f"connecting with {secret}")  # finding: secret-logged
    logger.debug("password length %d", len(secret["password"]))
    print(dict(os.environ))  # finding: secret-logged
    return "ok"
