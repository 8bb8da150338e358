# trigger: kinesis
# The same where somebody remembers what was handled.
import base64
import json
import os
import uuid

import boto3
from aws_lambda_powertools.utilities.idempotency import DynamoDBPersistenceLayer, idempotent_function

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])
layer = DynamoDBPersistenceLayer(table_name="idempotency")


@idempotent_function(data_keyword_argument="order", persistence_store=layer)
def count(order):
    table.update_item(Key={"id": order["customer"]}, UpdateExpression="ADD orders :one", ExpressionAttributeValues={":one": 1})
    table.put_item(Item={"id": str(uuid.uuid4())})  # finding: calls-in-loop


def lambda_handler(event, context):
    for record in event["Records"]:
        count(order=json.loads(base64.b64decode(record["kinesis"]["data"])))
