import json
import os

import boto3

sns = boto3.client("sns")


def handler(event, context):
    order = json.loads(event["body"])
    sns.publish(
        TopicArn=os.environ["TOPIC"],
        Message=order["name"],
        MessageAttributes={
            "kind": {"DataType": "String", "StringValue": "order"},
            "who": {"DataType": "String", "StringValue": order["who"]},
            "size": {"DataType": "Number", "StringValue": "3"},
        },
    )
    return {"statusCode": 202}
