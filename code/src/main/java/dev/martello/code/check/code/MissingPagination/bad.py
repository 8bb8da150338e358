# trigger: schedule
import os

import boto3

s3 = boto3.client("s3")
table = boto3.resource("dynamodb").Table(os.environ["TABLE"])


def stale_users():
    answer = table.scan(FilterExpression="last_login < :limit")  # finding
    return answer["Items"]


def handler(event, context):
    objects = s3.list_objects_v2(Bucket=os.environ["BUCKET"], Prefix="reports/")  # finding
    for entry in objects.get("Contents", []):
        s3.copy_object(Bucket="archive", Key=entry["Key"], CopySource=entry["Key"])
    for user in stale_users():
        table.update_item(Key={"id": user["id"]}, UpdateExpression="SET is_stale = :yes")
