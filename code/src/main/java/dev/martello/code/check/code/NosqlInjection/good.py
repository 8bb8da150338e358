import json
import os
import boto3
from boto3.dynamodb.conditions import Key

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])


def handler(event, context):
    body = json.loads(event["body"])
    table.put_item(Item={"id": body["id"], "name": body["name"]})
    table.query(KeyConditionExpression=Key("id").eq(body["id"]))
    table.scan(
        FilterExpression="#n = :name",
        ExpressionAttributeNames={"#n": "name"},
        ExpressionAttributeValues={":name": body["name"]},
    )
    boto3.client("dynamodb").execute_statement(
        Statement="SELECT * FROM orders WHERE id = ?", Parameters=[{"S": body["id"]}]
    )
    return {"statusCode": 200}
