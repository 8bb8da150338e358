def handler(event, context):
    target = event["queryStringParameters"]["next"]
    return {"statusCode": 302, "headers": {"Location": target}}  # finding
