# trigger: http-api
# Another service says whose data it wants: only that one has the key.
import hmac
import json
import os

import boto3

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])


def handler(event, context):
    if not hmac.compare_digest(event["headers"].get("x-internal-key", ""), os.environ["KEY"]):
        return {"statusCode": 401}
    item = table.get_item(Key={"pk": event["headers"]["x-tenant-id"]})
    return {"statusCode": 200, "body": json.dumps(item, default=str)}
