# trigger: s3
import os

import boto3

s3 = boto3.client("s3")
functions = boto3.client("lambda")


def handler(event, context):
    for record in event["Records"]:
        bucket = record["s3"]["bucket"]["name"]
        key = record["s3"]["object"]["key"]
        s3.put_object(Bucket=bucket, Key="small-" + key, Body=b"")  # finding
        s3.copy_object(Bucket=os.environ["OWN_BUCKET"], Key="copy", CopySource="other/key")  # finding
        s3.upload_file("/tmp/preview.mp3", bucket, key + ".preview.mp3")  # finding
    functions.invoke(FunctionName=context.function_name, InvocationType="Event", Payload=b"{}")  # finding
