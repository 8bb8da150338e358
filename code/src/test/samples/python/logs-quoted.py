import json
import logging

logger = logging.getLogger(__name__)


def clean(text):
    return text.replace("\r", "").replace("\n", "")


def handler(event, context):
    user = event["queryStringParameters"]["user"]
    logger.warning("login failed for " + user)  # finding: log-injection
    logger.warning("login failed for %s", clean(user))
    logger.warning("login failed for %r", user)
    logger.info(json.dumps({"event": "login", "user": user}))
    return {"statusCode": 401}
