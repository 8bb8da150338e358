# trigger: sns
import json
import os
import uuid

import boto3

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])


def handler(event, context):
    for record in event["Records"]:
        message = json.loads(record["Sns"]["Message"])
        number = uuid.uuid4().hex
        table.put_item(Item={"id": number, "message": message})  # finding: repeated-effect
        item = {
            "pk": "order#" + str(uuid.uuid4()),
            "message": message,
        }
        table.put_item(Item=item)  # finding: repeated-effect
        trace = uuid.uuid4().hex
        table.put_item(Item={"id": record["Sns"]["MessageId"], "trace": trace})
