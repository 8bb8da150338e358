# trigger: http-api
import json

from aws_lambda_powertools import Logger, Tracer

logger = Logger()
tracer = Tracer()
current = None


@logger.inject_lambda_context(clear_state=True)
def handler(event, context):
    global current
    user = event["requestContext"].get("authorizer", {}).get("principalId")
    if user:
        logger.append_keys(user_id=user)
    current = event["headers"].get("x-tenant")
    logger.info("received")
    return {"statusCode": 200, "body": json.dumps({"tenant": current})}
