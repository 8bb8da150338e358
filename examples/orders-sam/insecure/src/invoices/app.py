"""Extracts the text of each invoice that is uploaded."""

import os
import subprocess

import boto3

s3 = boto3.client("s3")
table = boto3.resource("dynamodb").Table(os.environ["ORDERS_TABLE"])


def handler(event, context):
    for record in event["Records"]:
        bucket = record["s3"]["bucket"]["name"]
        key = record["s3"]["object"]["key"]
        path = "/tmp/" + key
        s3.download_file(bucket, key, path)
        text = subprocess.check_output("pdftotext " + path + " -", shell=True).decode()
        table.update_item(
            Key={"id": key.split(".")[0]},
            UpdateExpression="SET invoice = :text",
            ExpressionAttributeValues={":text": text},
        )
