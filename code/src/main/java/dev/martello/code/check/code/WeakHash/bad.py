import hashlib


def handler(event, context):
    return {"statusCode": 200, "body": hashlib.md5(event["body"].encode()).hexdigest()}  # finding
