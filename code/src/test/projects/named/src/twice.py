import json

import boto3

sqs = boto3.client("sqs")


def handler(event, context):
    name = json.loads(event["body"])["name"]
    addresses = [
        sqs.get_queue_url(QueueName=queue)["QueueUrl"] for queue in ("named-jobs", "named-other")
    ]
    sqs.send_message(QueueUrl=addresses[1], MessageBody=name)
    return {"statusCode": 202}
