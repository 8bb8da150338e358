def handler(event, context):
    language = event["queryStringParameters"]["language"]
    if language not in ("en", "de"):
        language = "en"
    return {"statusCode": 200, "headers": {"Content-Language": language}, "body": ""}
