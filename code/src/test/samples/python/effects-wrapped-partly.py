# trigger: sqs
# The library guards what it wraps, and a condition what comes after it.
import json
import os

import boto3
from aws_lambda_powertools.utilities.idempotency import DynamoDBPersistenceLayer, idempotent_function

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])
layer = DynamoDBPersistenceLayer(table_name="idempotency")


@idempotent_function(data_keyword_argument="order", persistence_store=layer)
def count(order):
    add(order, "orders")
    table.update_item(Key={"id": order["customer"]}, UpdateExpression="ADD orders :one", ExpressionAttributeValues={":one": 1})


def add(order, name):
    table.update_item(Key={"id": name}, UpdateExpression="ADD total :one", ExpressionAttributeValues={":one": order["total"]})


def bonus(order):
    table.update_item(Key={"id": order["customer"]}, UpdateExpression="ADD points :p", ExpressionAttributeValues={":p": 5})  # finding: repeated-effect


def lambda_handler(event, context):
    order = json.loads(event["Records"][0]["body"])
    count(order=order)
    bonus(order)
