# trigger: s3
import os
import urllib.parse

import boto3

s3 = boto3.resource("s3")
client = boto3.client("s3")


def handler(event, context):
    for record in event["Records"]:
        os.system(record["eventName"])
        os.system(record["awsRegion"])
        os.system(record["s3"]["bucket"]["name"])
        os.system(record["s3"]["object"]["eTag"])
        os.system(record["s3"]["object"]["key"])  # finding: os-command-injection
    first = event["Records"][0]
    key = urllib.parse.unquote_plus(first["s3"]["object"]["key"], encoding="utf-8")
    os.system("file " + key)  # finding: os-command-injection
    target = "/tmp/" + key
    s3.Bucket(first["s3"]["bucket"]["name"]).download_file(key, target)  # finding: path-traversal
    client.get_object(Bucket=first["s3"]["bucket"]["name"], Key=key)
    client.upload_file("/tmp/out", os.environ["TARGET"], key)
    client.put_object(Bucket=os.environ["TARGET"], Key="done/" + key, Body=b"")
