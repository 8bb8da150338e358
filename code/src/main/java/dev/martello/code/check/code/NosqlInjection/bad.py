import json
import os
import boto3

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])


def handler(event, context):
    body = json.loads(event["body"])
    table.scan(FilterExpression=body["filter"])  # finding
    boto3.client("dynamodb").execute_statement(  # finding
        Statement=f"SELECT * FROM orders WHERE id = '{body['id']}'"
    )
    return {"statusCode": 200}
