# trigger: sqs
import os

import boto3

kinesis = boto3.client("kinesis")
sqs = boto3.client("sqs")
events = boto3.client("events")
table = boto3.resource("dynamodb").Table(os.environ["TABLE"])


def put(records):
    return kinesis.put_records(StreamName=os.environ["STREAM"], Records=records)


def handler(event, context):
    answer = put([{"Data": record["body"], "PartitionKey": "1"} for record in event["Records"]])
    if answer["FailedRecordCount"]:
        raise RuntimeError("records failed")
    entries = [{"Id": record["messageId"], "MessageBody": record["body"]} for record in event["Records"]]
    response = sqs.send_message_batch(QueueUrl=os.environ["QUEUE"], Entries=entries)
    if response.get("Failed"):
        raise RuntimeError("messages failed")
    if events.put_events(Entries=[])["FailedEntryCount"] > 0:
        raise RuntimeError("events failed")
    sqs.send_message(QueueUrl=os.environ["QUEUE"], MessageBody="done")
    with table.batch_writer() as batch:
        batch.put_item(Item={"id": "1"})
