# trigger: sqs
import json
import logging

from aws_lambda_powertools import Logger

log = logging.getLogger()
logger = Logger(service="accounts")


def sent(address, token):
    logger.info("sending", extra={"token": token, "address": address})  # finding: secret-logged


def handler(event, context):
    for record in event["Records"]:
        job = json.loads(record["body"])
        sent(job["address"], job["accessToken"])
        logger.info("account made", extra={"login": job["login"], "with": job["password"]})  # finding: secret-logged
        logger.info("next", extra={"page": job["nextToken"], "task": job["taskToken"]})
        logger.info("has one", extra={"password": bool(job["password"]), "length": len(job["password"])})
        logger.info("whole", extra={"job": job})
