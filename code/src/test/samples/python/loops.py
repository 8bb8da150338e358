# trigger: sqs-partial
# Calls for each item, which batches replace, and calls that cannot be batched.
import json
import os
import time

import boto3

dynamodb = boto3.resource("dynamodb")
table = dynamodb.Table(os.environ["TABLE"])
sqs = boto3.client("sqs")
sns = boto3.client("sns")
events = boto3.client("events")
kinesis = boto3.client("kinesis")
firehose = boto3.client("firehose")
s3 = boto3.client("s3")
ssm = boto3.client("ssm")
cloudwatch = boto3.client("cloudwatch")


def save(item):
    table.put_item(Item=item)  # finding: calls-in-loop


def once(item):
    table.put_item(Item=item, ConditionExpression="attribute_not_exists(id)")


def settings():
    return {name: ssm.get_parameter(Name=name)["Parameter"]["Value"] for name in ("/a", "/b")}  # finding: calls-in-loop


def chunks(items, size):
    for start in range(0, len(items), size):
        yield items[start : start + size]


def send_all(entries):
    for chunk in chunks(entries, 10):
        answer = sqs.send_message_batch(QueueUrl=os.environ["QUEUE"], Entries=chunk)
        if answer.get("Failed"):
            raise RuntimeError("not sent")
        put = events.put_events(Entries=chunk)
        if put["FailedEntryCount"]:
            raise RuntimeError("not put")


def with_attempts(message):
    for attempt in range(3):
        try:
            sqs.send_message(QueueUrl=os.environ["QUEUE"], MessageBody=message)
            break
        except sqs.exceptions.RequestThrottled:
            time.sleep(2**attempt)


def lambda_handler(event, context):
    failures = []
    for record in event["Records"]:
        body = json.loads(record["body"])
        save({"id": record["messageId"]})
        once({"id": record["messageId"]})
        sqs.send_message(QueueUrl=os.environ["QUEUE"], MessageBody=record["body"])  # finding: calls-in-loop
        sns.publish(TopicArn=os.environ["TOPIC"], Message=record["body"])  # finding: calls-in-loop
        sns.publish(PhoneNumber=body["phone"], Message="shipped")
        events.put_events(Entries=[{"Source": "orders", "DetailType": "placed", "Detail": record["body"]}])  # finding: calls-in-loop, ignored-batch-failure
        kinesis.put_record(StreamName="s", Data=record["body"], PartitionKey="1")  # finding: calls-in-loop
        firehose.put_record(DeliveryStreamName="s", Record={"Data": record["body"]})  # finding: calls-in-loop
        s3.delete_object(Bucket=os.environ["BUCKET"], Key="inbox/a")  # finding: calls-in-loop
        sqs.delete_message(QueueUrl=os.environ["QUEUE"], ReceiptHandle=record["receiptHandle"])  # finding: calls-in-loop
        table.update_item(Key={"id": "1"}, UpdateExpression="SET seen = :yes")
        table.delete_item(Key={"id": "2"}, ReturnValues="ALL_OLD")
    customers = [table.get_item(Key={"id": record["messageId"]})["Item"] for record in event["Records"]]  # finding: calls-in-loop
    with table.batch_writer() as batch:
        for customer in customers:
            batch.put_item(Item=customer)
            batch.delete_item(Key={"id": customer["old"]})
    metrics = [{"MetricName": "orders", "Value": 1} for _ in customers]
    for chunk in chunks(metrics, 1000):
        cloudwatch.put_metric_data(Namespace="orders", MetricData=chunk)
    for name in ("a", "b"):
        cloudwatch.put_metric_data(Namespace="orders", MetricData=[{"MetricName": name, "Value": 1}])  # finding: calls-in-loop
    send_all([{"Id": "1", "MessageBody": "x"}])
    with_attempts(str(settings()))
    return {"batchItemFailures": failures}
