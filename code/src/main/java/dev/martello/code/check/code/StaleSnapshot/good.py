# snapstart: true
import os
import uuid

import boto3

secrets = boto3.client("secretsmanager")
table = boto3.resource("dynamodb").Table(os.environ["TABLE"])


def handler(event, context):
    password = secrets.get_secret_value(SecretId=os.environ["SECRET"])["SecretString"]
    table.put_item(Item={"id": str(uuid.uuid4())})
    return {"statusCode": 200 if password else 500}
