"""Creates, reads and removes a customer's own orders."""

import json
import os
import uuid
from decimal import Decimal, InvalidOperation

import boto3
from boto3.dynamodb.conditions import Attr

table = boto3.resource("dynamodb").Table(os.environ["ORDERS_TABLE"])
queue = boto3.client("sqs")


def handler(event, context):
    # The route's authorizer has checked the token; what it says is the only identity used here.
    customer = event["requestContext"]["authorizer"]["jwt"]["claims"]["sub"]
    route = event["routeKey"]
    if route == "POST /orders":
        return create(customer, event.get("body") or "")
    order_id = event["pathParameters"]["id"]
    return remove(customer, order_id) if route.startswith("DELETE") else read(customer, order_id)


def create(customer, body):
    try:
        wanted = json.loads(body, parse_float=Decimal)
        amount = Decimal(wanted["amount"])
        article = str(wanted["article"])
    except (ValueError, KeyError, TypeError, InvalidOperation):
        return answer(400, {"message": "an order needs article and amount"})
    if not 0 < amount < 10_000 or len(article) > 64:
        return answer(400, {"message": "article or amount is out of range"})
    # Named fields only: a caller cannot set its own status or somebody else's name.
    order = {
        "id": str(uuid.uuid4()),
        "customer": customer,
        "article": article,
        "amount": amount,
        "status": "open",
    }
    table.put_item(Item=order)
    queue.send_message(
        QueueUrl=os.environ["PAYMENT_QUEUE"], MessageBody=json.dumps({"order": order["id"], "amount": str(amount)})
    )
    return answer(201, order)


def read(customer, order_id):
    found = table.get_item(Key={"id": order_id}).get("Item")
    if not found or found["customer"] != customer:
        return answer(404, {"message": "no such order"})
    return answer(200, found)


def remove(customer, order_id):
    try:
        table.delete_item(Key={"id": order_id}, ConditionExpression=Attr("customer").eq(customer))
    except table.meta.client.exceptions.ConditionalCheckFailedException:
        return answer(404, {"message": "no such order"})
    return answer(204, None)


def answer(status, body):
    return {
        "statusCode": status,
        "headers": {"Content-Type": "application/json"},
        "body": json.dumps(body, default=str),
    }
