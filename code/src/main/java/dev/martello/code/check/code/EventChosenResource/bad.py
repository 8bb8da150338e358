import json
import boto3

s3 = boto3.client("s3")
dynamodb = boto3.resource("dynamodb")


def handler(event, context):
    body = json.loads(event["body"])
    found = s3.get_object(Bucket=body["bucket"], Key="report.csv")  # finding
    boto3.client("lambda").invoke(FunctionName=body["function"])  # finding
    return {"statusCode": 200, "body": found["Body"].read().decode()}
