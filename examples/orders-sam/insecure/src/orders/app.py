"""Creates, reads and removes orders."""

import json
import os
import uuid

import boto3

table = boto3.resource("dynamodb").Table(os.environ["ORDERS_TABLE"])
queue = boto3.client("sqs")


def handler(event, context):
    print("event", json.dumps(event))
    method = event["requestContext"]["http"]["method"]
    if method == "POST":
        return create(json.loads(event["body"]))
    if method == "DELETE":
        return remove(event["pathParameters"]["id"])
    return read(event["pathParameters"]["id"])


def create(order):
    order["id"] = str(uuid.uuid4())
    order["status"] = order.get("status", "open")
    table.put_item(Item=order)
    queue.send_message(QueueUrl=os.environ["PAYMENT_QUEUE"], MessageBody=json.dumps(order))
    return answer(201, order)


def read(order_id):
    found = table.get_item(Key={"id": order_id}).get("Item")
    return answer(200 if found else 404, found)


def remove(order_id):
    table.delete_item(Key={"id": order_id})
    return answer(204, None)


def answer(status, body):
    return {
        "statusCode": status,
        "headers": {"Content-Type": "application/json", "Access-Control-Allow-Origin": "*"},
        "body": json.dumps(body, default=str),
    }
