import json
import traceback


def handler(event, context):
    try:
        return {"statusCode": 200, "body": json.dumps(json.loads(event["body"]))}
    except Exception as error:
        return {"statusCode": 500, "body": json.dumps({"error": str(error)})}  # finding
