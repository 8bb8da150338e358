import os

import boto3

s3 = boto3.client(  # finding
    "s3",
    aws_access_key_id=os.environ["ACCESS_KEY"],
    aws_secret_access_key=os.environ["SECRET_KEY"],
)
KEY = os.getenv("UPLOADER_SECRET")
session = boto3.Session(aws_access_key_id=os.getenv("UPLOADER_KEY"), aws_secret_access_key=KEY)  # finding


def handler(event, context):
    s3.put_object(Bucket=os.environ["BUCKET"], Key="x", Body=b"")
    session.client("s3").list_buckets()
