# trigger: http-api
import os

import boto3
import stripe

wallets = boto3.resource("dynamodb").Table(os.environ["WALLETS"])


def paid(session):
    wallets.update_item(  # finding: repeated-effect
        Key={"user": session["client_reference_id"]},
        UpdateExpression="ADD credits :c",
        ExpressionAttributeValues={":c": session["amount_total"]},
    )


def handler(event, context):
    try:
        parsed = stripe.Webhook.construct_event(event["body"], event["headers"]["stripe-signature"], os.environ["SECRET"])
    except ValueError:
        return {"statusCode": 400}
    paid(parsed["data"]["object"])
    return {"statusCode": 200}
