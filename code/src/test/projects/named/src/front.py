import json
import os

import boto3

dynamodb = boto3.client("dynamodb")
s3 = boto3.client("s3")
sqs = boto3.client("sqs")
table = boto3.resource("dynamodb").Table(os.environ["COLLECTED"])


def handler(event, context):
    name = json.loads(event["body"])["name"]
    dynamodb.batch_write_item(
        RequestItems={
            os.environ["BATCHED"]: [{"PutRequest": {"Item": {"id": {"S": "1"}, "name": {"S": name}}}}]
        }
    )
    with table.batch_writer() as batch:
        batch.put_item(Item={"id": "1", "name": name})
    queue = sqs.get_queue_url(QueueName="named-jobs")["QueueUrl"]
    sqs.send_message(QueueUrl=queue, MessageBody=name)
    s3.generate_presigned_url("get_object", Params={"Bucket": os.environ["REPORTS"], "Key": name})
    return s3.generate_presigned_url(
        "put_object", Params={"Bucket": os.environ["UPLOADS"], "Key": name}
    )
