import os

import boto3

sts = boto3.client("sts")
own = boto3.client(
    "s3",
    aws_access_key_id=os.environ["AWS_ACCESS_KEY_ID"],
    aws_secret_access_key=os.environ["AWS_SECRET_ACCESS_KEY"],
    aws_session_token=os.environ["AWS_SESSION_TOKEN"],
)


def handler(event, context):
    given = sts.assume_role(RoleArn=os.environ["ROLE"], RoleSessionName="orders")["Credentials"]
    other = boto3.client(
        "s3",
        aws_access_key_id=given["AccessKeyId"],
        aws_secret_access_key=given["SecretAccessKey"],
        aws_session_token=given["SessionToken"],
    )
    other.list_buckets()
    own.list_buckets()
