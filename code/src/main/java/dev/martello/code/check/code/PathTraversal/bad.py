import boto3

s3 = boto3.client("s3")


def handler(event, context):
    name = event["pathParameters"]["name"]
    with open("/opt/pages/" + name) as page:  # finding
        return {"statusCode": 200, "body": page.read()}
