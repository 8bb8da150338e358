# trigger: http-api
# Whose data is read: what the caller says, or what somebody has checked.
import json
import os

import boto3

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])


def tenant_of(event):
    headers = {name.lower(): value for name, value in event["headers"].items()}
    return headers["x-tenant-id"]


def invoices(event):
    claims = event["requestContext"]["authorizer"]["jwt"]["claims"]
    page = table.query(  # finding: caller-decides-rights
        KeyConditionExpression="pk = :t", ExpressionAttributeValues={":t": tenant_of(event)}, Limit=20
    )
    return page["Items"] + [claims["sub"]]


def account(event):
    return table.get_item(Key={"pk": event["pathParameters"]["accountId"]})  # finding: caller-decides-rights


def product(event):
    return table.get_item(Key={"pk": event["pathParameters"]["productId"]})


def own(event):
    sub = event["requestContext"]["authorizer"]["jwt"]["claims"]["sub"]
    asked = event["queryStringParameters"]["userId"]
    if asked != sub:
        return {"statusCode": 403}
    return table.get_item(Key={"pk": asked})


def of_member(event):
    sub = event["requestContext"]["authorizer"]["jwt"]["claims"]["sub"]
    team = json.loads(event["body"])["customerId"]
    if not table.get_item(Key={"pk": team, "sk": sub}).get("Item"):
        return {"statusCode": 403}
    return table.query(KeyConditionExpression="pk = :t", ExpressionAttributeValues={":t": team}, Limit=20)


ROUTES = {"a": invoices, "b": account, "c": product, "d": own, "e": of_member}


def handler(event, context):
    return {"statusCode": 200, "body": json.dumps(ROUTES[event["routeKey"]](event), default=str)}
