import json
import logging
import os

import boto3
from aws_lambda_powertools.utilities import parameters

logger = logging.getLogger()
secrets = boto3.client("secretsmanager")
ssm = boto3.client("ssm")


def handler(event, context):
    print(event)  # finding
    logger.info("request: %s", json.dumps(event))  # finding
    logger.info(f"caller {event['headers']['authorization']}")  # finding
    response = secrets.get_secret_value(SecretId=os.environ["SECRET"])
    print(response["SecretString"])  # finding
    secret = json.loads(response["SecretString"])
    logger.info("password is " + secret["password"])  # finding
    key = ssm.get_parameter(Name="/orders/key", WithDecryption=True)["Parameter"]["Value"]
    print("key", key)  # finding
    print(parameters.get_secret("orders/key"))  # finding
    return {"statusCode": 200}
