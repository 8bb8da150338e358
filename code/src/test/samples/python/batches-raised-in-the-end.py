# trigger: sqs-many
import json
import os

import boto3

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])


def handler(event, context):
    errors = []
    for record in event["Records"]:
        try:
            visit = json.loads(record["body"])
            table.update_item(
                Key={"id": visit["id"]}, UpdateExpression="SET page = :p", ExpressionAttributeValues={":p": visit["page"]}
            )
        except Exception as error:
            errors.append(f"{record['messageId']}: {error}")
    if errors:
        raise RuntimeError("; ".join(errors))  # finding: batch-failures-untold
