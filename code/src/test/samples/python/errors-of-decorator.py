# handler: lambda_handler
import functools
import json
import os
import traceback

import boto3

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])


def api(function):
    @functools.wraps(function)
    def wrapper(event, context):
        try:
            return {"statusCode": 200, "body": json.dumps(function(event), default=str)}
        except KeyError:
            return {"statusCode": 404, "body": json.dumps({"message": "unknown article"})}
        except Exception:
            detail = traceback.format_exc()
            return {"statusCode": 500, "body": json.dumps({"error": detail})}  # finding: error-detail-returned

    return wrapper


@api
def lambda_handler(event):
    return table.get_item(Key={"sku": event["pathParameters"]["sku"]})["Item"]
