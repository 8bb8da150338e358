# trigger: sqs
# What an event does twice if it comes twice, and failures that nobody hears of.
import json
import os
import uuid

import boto3
import stripe

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])
sqs = boto3.client("sqs")
s3 = boto3.client("s3")


def count(customer):
    table.update_item(  # finding: repeated-effect
        Key={"id": customer},
        UpdateExpression="SET orders = if_not_exists(orders, :zero) + :one",
        ExpressionAttributeValues={":zero": 0, ":one": 1},
    )


def rename(customer, name):
    table.update_item(
        Key={"id": customer},
        UpdateExpression="SET #n = :name, updated_at = :now",
        ExpressionAttributeNames={"#n": "name"},
        ExpressionAttributeValues={":name": name, ":now": "2026"},
    )


def charge(order):
    stripe.PaymentIntent.create(amount=order["total"], currency="eur")  # finding: repeated-effect
    stripe.PaymentIntent.create(amount=1, currency="eur", idempotency_key=order["id"])


def store(order):
    table.put_item(Item={"pk": str(uuid.uuid4()), "order": order["id"]})  # finding: repeated-effect, calls-in-loop
    table.put_item(Item={"pk": order["id"], "order": order["id"]})  # finding: calls-in-loop


def archive(record):
    try:
        s3.put_object(Bucket=os.environ["ARCHIVE"], Key=record["messageId"], Body=record["body"])
    except Exception as error:  # finding: swallowed-failure
        print("not archived", error)


def audit(record):
    try:
        s3.put_object(Bucket=os.environ["AUDIT"], Key=record["messageId"], Body=record["body"])
    except Exception as error:
        print("not audited", error)
        return False
    return True


def lambda_handler(event, context):
    for record in event["Records"]:
        order = json.loads(record["body"])
        try:
            charge(order)
            store(order)
        except Exception:  # finding: swallowed-failure
            print("failed")
        try:
            count(order["customer"])
        except KeyError:
            print("no customer")
        try:
            rename(order["customer"], order["name"])
        except Exception:
            print("failed")
            raise
        archive(record)
        if not audit(record):
            raise RuntimeError("not audited")
        sqs.send_message(QueueUrl=os.environ["OWN_QUEUE"], MessageBody="again")  # finding: own-trigger, calls-in-loop
