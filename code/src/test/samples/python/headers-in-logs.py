# trigger: http-api
# Whoever logs all headers logs what callers send to prove who they are.
import json
import logging

logger = logging.getLogger()
logger.setLevel(logging.INFO)
SHOWN = {"accept", "content-type"}


def handler(event, context):
    headers = event.get("headers") or {}
    logger.info("headers %s", json.dumps(headers))  # finding: secret-logged
    logger.info("shown %s", json.dumps({k: v for k, v in headers.items() if k in SHOWN}))
    return {"statusCode": 200}
