import os

import boto3

s3 = boto3.client("s3")


def handler(event, context):
    s3.put_object(Bucket=os.environ["BUCKET"], Key="report", Body=b"", ExpectedBucketOwner=os.environ["ACCOUNT"])
    return s3.get_object(Bucket="prices-of-the-shop", Key="all", ExpectedBucketOwner="111122223333")["ETag"]
