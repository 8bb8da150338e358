# trigger: http-api
# Who may do more acts on the data of others, by a verified token.
import json
import os

import boto3
import jwt

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])


def handler(event, context):
    claims = jwt.decode(event["headers"]["authorization"][7:], os.environ["KEY"], algorithms=["RS256"])
    if claims["role"] != "admin":
        return {"statusCode": 403}
    table.delete_item(Key={"pk": json.loads(event["body"])["userId"]})
    return {"statusCode": 204}
