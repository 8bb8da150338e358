import os

import boto3

s3 = boto3.client("s3")


def handler(event, context):
    query = event["queryStringParameters"]
    s3.copy_object(  # finding: event-chosen-resource
        Bucket=os.environ["OWN"],
        Key="copy",
        CopySource={"Bucket": query["bucket"], "Key": query["key"]},
    )
    s3.copy_object(Bucket=os.environ["OWN"], Key="copy", CopySource=f"{query['bucket']}/{query['key']}")  # finding: event-chosen-resource
    s3.copy_object(Bucket=os.environ["OWN"], Key="copy", CopySource=f"{os.environ['OWN']}/{query['key']}")
    s3.copy_object(
        Bucket=os.environ["OWN"],
        Key="copy",
        CopySource={"Bucket": query["bucket"], "Key": query["key"]},
        ExpectedSourceBucketOwner=os.environ["ACCOUNT"],
    )
    s3.get_object(Bucket=query["bucket"], Key="x", ExpectedBucketOwner=os.environ["ACCOUNT"])  # finding: event-chosen-resource
    return {"statusCode": 204}
