import hashlib


def handler(event, context):
    tag = hashlib.md5(event["body"].encode(), usedforsecurity=False).hexdigest()
    return {"statusCode": 200, "body": tag + hashlib.sha256(event["body"].encode()).hexdigest()}
