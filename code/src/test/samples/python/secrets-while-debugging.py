# trigger: none
import json
import logging
import os

import boto3

log = logging.getLogger()
log.setLevel(logging.DEBUG)
secrets = boto3.client("secretsmanager")


def credentials():
    values = json.loads(secrets.get_secret_value(SecretId=os.environ["SECRET"])["SecretString"])
    log.debug("connecting with %s", {"stage": "AWSCURRENT", **values})  # finding: secret-logged
    return values


def handler(event, context):
    log.debug("host %s", len(credentials()))
