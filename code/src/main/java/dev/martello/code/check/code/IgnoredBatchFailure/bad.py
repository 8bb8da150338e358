# trigger: sqs
import os

import boto3

kinesis = boto3.client("kinesis")
sqs = boto3.client("sqs")


def handler(event, context):
    records = [{"Data": record["body"], "PartitionKey": record["messageId"]} for record in event["Records"]]
    kinesis.put_records(StreamName=os.environ["STREAM"], Records=records)  # finding
    entries = [{"Id": record["messageId"], "MessageBody": record["body"]} for record in event["Records"]]
    response = sqs.send_message_batch(QueueUrl=os.environ["QUEUE"], Entries=entries)  # finding
    print(response)
    for answer in read([record["messageId"] for record in event["Records"]]):
        print(answer["id"])


dynamodb = boto3.resource("dynamodb")


def read(ids):
    keys = {"Keys": [{"id": one} for one in ids]}
    return dynamodb.batch_get_item(RequestItems={os.environ["TABLE"]: keys})["Responses"]  # finding
