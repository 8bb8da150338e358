import json
import logging

import boto3
from aws_lambda_powertools import Logger

logger = logging.getLogger(__name__)
structured = Logger()
table = boto3.resource("dynamodb").Table("orders")


def handler(event, context):
    name = event["queryStringParameters"]["name"]
    logger.info("name " + name)  # finding: log-injection
    logger.info("name %s", name)  # finding: log-injection
    logger.info(f"name {name}")  # finding: log-injection
    print("name", name)  # finding: log-injection
    print(name.strip())  # finding: log-injection
    logger.info("name %r", {"name": name})
    logger.info("number %d", int(name))
    logger.info(json.dumps({"name": name}))
    logger.info(name.replace("\n", "").replace("\r", ""))
    print(event)
    print(f"event: {event}")
    print(table.get_item(Key={"name": name}))
    structured.info("order", extra={"name": name})
    print(event["requestContext"]["requestId"])
    return {"statusCode": 200}
