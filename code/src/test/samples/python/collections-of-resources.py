import os

import boto3

s3 = boto3.resource("s3")
bucket = s3.Bucket(os.environ["BUCKET"])


def handler(event, context):
    query = event["queryStringParameters"]
    total = sum(each.size for each in bucket.objects.filter(Prefix="logs/"))
    bucket.objects.filter(Prefix="tmp/").delete()
    for each in bucket.objects.all():
        if each.size == 0:
            each.delete()  # finding: calls-in-loop
    s3.Bucket(query["bucket"]).objects.all()  # finding: event-chosen-resource
    bucket.Object(query["key"]).download_file("/tmp/" + query["name"])  # finding: path-traversal, temporary-file-kept
    return {"statusCode": 200, "body": str(total)}
