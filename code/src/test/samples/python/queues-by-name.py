# trigger: schedule
# What a queue found by its name does is an operation of SQS.
import os

import boto3

queue = boto3.resource("sqs").get_queue_by_name(QueueName=os.environ["QUEUE"])


def handler(event, context):
    for number in range(100):
        queue.send_message(MessageBody=str(number))  # finding: calls-in-loop
    queue.send_messages(Entries=[{"Id": "1", "MessageBody": "x"}])  # finding: ignored-batch-failure
    answer = queue.send_messages(Entries=[{"Id": "1", "MessageBody": "x"}])
    if answer.get("Failed"):
        raise RuntimeError("not sent")
