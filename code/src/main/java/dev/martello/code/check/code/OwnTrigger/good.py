# trigger: s3
import os

import boto3

s3 = boto3.client("s3")
functions = boto3.client("lambda")


def handler(event, context):
    for record in event["Records"]:
        s3.put_object(Bucket=os.environ["RESULTS"], Key=record["s3"]["object"]["key"], Body=b"")
        s3.delete_object(Bucket=record["s3"]["bucket"]["name"], Key=record["s3"]["object"]["key"])
        s3.upload_file("/tmp/preview.mp3", os.environ["RESULTS"], record["s3"]["object"]["key"])
    functions.invoke(FunctionName=os.environ["NEXT"], InvocationType="Event", Payload=b"{}")
