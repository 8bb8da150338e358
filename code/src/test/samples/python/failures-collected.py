# trigger: sqs
import json
import os
from concurrent.futures import ThreadPoolExecutor, as_completed

import boto3

topic = boto3.client("sns")


def one(record):
    topic.publish(TopicArn=os.environ["TOPIC"], Message=record["body"])  # finding: calls-in-loop


def told(records):
    failed = []
    for record in records:
        try:
            one(record)
        except Exception:
            print("failed", record["messageId"])
            failed.append(record["messageId"])
    if failed:
        raise RuntimeError(f"{len(failed)} of the records failed")


def handler(event, context):
    told(event["Records"])
    with ThreadPoolExecutor(4) as pool:
        jobs = [pool.submit(one, record) for record in event["Records"]]
        for job in as_completed(jobs):
            try:
                job.result()
            except Exception as error:  # finding: swallowed-failure
                print("failed", type(error).__name__)
