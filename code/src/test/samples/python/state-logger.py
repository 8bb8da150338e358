# trigger: http-api
from aws_lambda_powertools import Logger

logger = Logger()


def handler(event, context):
    user = event["requestContext"].get("authorizer", {}).get("principalId")
    if user:
        logger.append_keys(user_id=user)  # finding: request-state-kept
    logger.info("order received")
    return {"statusCode": 202}
