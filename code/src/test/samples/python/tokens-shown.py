# trigger: http-api
import base64
import json
import logging
import time


def handler(event, context):
    """Nothing hangs on the claims: they are only logged and sent back to their owner."""
    token = event["headers"]["authorization"].removeprefix("Bearer ")
    claims = json.loads(base64.b64decode(token.split(".")[1] + "=="))
    logging.getLogger().info("keys %s", len(claims))
    return {"statusCode": 200, "body": json.dumps({"expires": claims["exp"] - time.time()})}
