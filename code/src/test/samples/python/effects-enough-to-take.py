# trigger: sqs
# That enough is left to be taken says nothing of whether it was taken before.
import json
import os

import boto3
from boto3.dynamodb.conditions import Attr

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])


def debit(order):
    table.update_item(  # finding: repeated-effect
        Key={"id": order["wallet"]},
        UpdateExpression="SET cents = cents - :amount",
        ConditionExpression="attribute_exists(id) AND cents >= :amount",
        ExpressionAttributeValues={":amount": order["cents"]},
    )


def take(order):
    table.update_item(  # finding: repeated-effect
        Key={"id": order["sku"]},
        UpdateExpression="ADD stock :less",
        ConditionExpression=Attr("stock").gte(order["count"]),
        ExpressionAttributeValues={":less": -order["count"]},
    )


def in_order(order):
    table.update_item(
        Key={"id": order["wallet"]},
        UpdateExpression="SET cents = cents + :amount, seq = :seq",
        ConditionExpression="seq < :seq",
        ExpressionAttributeValues={":amount": order["cents"], ":seq": order["seq"]},
    )


def by_seen(order):
    table.update_item(
        Key={"id": order["wallet"]},
        UpdateExpression="SET version = version + :one, cents = cents + :amount",
        ConditionExpression="version <= :seen",
        ExpressionAttributeValues={":amount": order["cents"], ":seen": order["version"], ":one": 1},
    )


def by_version(order):
    table.update_item(
        Key={"id": order["wallet"]},
        UpdateExpression="SET cents = cents + :amount",
        ConditionExpression="cents = :before",
        ExpressionAttributeValues={":amount": order["cents"], ":before": order["before"]},
    )


def by_state(order):
    table.update_item(
        Key={"id": order["wallet"]},
        UpdateExpression="SET cents = cents - :amount, last_order = :id",
        ConditionExpression=Attr("last_order").ne(order["id"]),
        ExpressionAttributeValues={":amount": order["cents"], ":id": order["id"]},
    )


ACTIONS = {"debit": debit, "take": take, "in_order": in_order, "by_seen": by_seen, "by_version": by_version, "by_state": by_state}


def handler(event, context):
    for record in event["Records"]:
        order = json.loads(record["body"])
        ACTIONS[order["action"]](order)
