import json
import logging

logger = logging.getLogger()


def handler(event, context):
    try:
        return {"statusCode": 200, "body": json.dumps(json.loads(event["body"]))}
    except Exception:
        logger.exception("cannot answer")
        return {"statusCode": 500, "body": json.dumps({"error": "cannot answer"})}
