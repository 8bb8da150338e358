def handler(event, context):
    language = event["queryStringParameters"]["language"]
    return {"statusCode": 200, "headers": {"Content-Language": language}, "body": ""}  # finding
