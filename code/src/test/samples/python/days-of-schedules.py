# trigger: none
import boto3

s3 = boto3.client("s3")


def handler(event, context):
    day = event["time"][:10]
    try:
        s3.put_object(Bucket="tides", Key=day, Body=b"")
    except Exception as problem:  # finding: swallowed-failure
        print(type(problem).__name__)
