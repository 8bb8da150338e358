# trigger: sqs-many
import json
import os

import boto3

sqs = boto3.client("sqs")
table = boto3.resource("dynamodb").Table(os.environ["TABLE"])


def handler(event, context):
    failed = 0
    for record in event["Records"]:
        try:
            visit = json.loads(record["body"])
            table.update_item(
                Key={"id": visit["id"]}, UpdateExpression="SET page = :p", ExpressionAttributeValues={":p": visit["page"]}
            )
            sqs.delete_message(  # finding: calls-in-loop
                QueueUrl=os.environ["QUEUE"], ReceiptHandle=record["receiptHandle"]
            )
        except Exception:
            failed += 1
    if failed:
        raise RuntimeError(f"{failed} messages come again")
