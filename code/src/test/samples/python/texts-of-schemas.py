# trigger: http-api
# Schemas that say of a field only that it is a text.
import os

import boto3
import marshmallow as ma

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])


class Change(ma.Schema):
    field = ma.fields.Str(required=True)
    value = ma.fields.Int(required=True)


def handler(event, context):
    change = Change().loads(event["body"])
    table.update_item(  # finding: nosql-injection
        Key={"id": "x"},
        UpdateExpression=f"SET {change['field']} = :v",
        ExpressionAttributeValues={":v": change["value"]},
    )
    return {"statusCode": 204}
