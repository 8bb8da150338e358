# trigger: sqs
# Tokens that name a request: knowing them opens nothing.
import logging
import uuid

import boto3

logger = logging.getLogger()
ecs = boto3.client("ecs")


def make_client_token():
    return str(uuid.uuid4())


def handler(event, context):
    idempotency_token = str(uuid.uuid4())
    logger.info("starting with %s", idempotency_token)
    client_token = uuid.uuid4().hex
    logger.info("client token %s", client_token)
    token = make_client_token()
    print(token)
    reset_token = str(uuid.uuid4())
    logger.info("reset %s", reset_token)  # finding: secret-logged
    ecs.run_task(taskDefinition="job", clientToken=client_token)
