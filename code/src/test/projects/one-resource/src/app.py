import json
import boto3
from boto3.dynamodb.conditions import Key

dynamodb = boto3.resource("dynamodb")
s3 = boto3.client("s3")
sqs = boto3.client("sqs")


def table(event, context):
    body = json.loads(event["body"])
    found = dynamodb.Table(body["table"]).get_item(Key={"id": body["id"]})
    return {"statusCode": 200, "body": json.dumps(found["Item"])}


def bucket(event, context):
    body = json.loads(event["body"])
    found = s3.list_objects_v2(Bucket=body["bucket"])
    return {"statusCode": 200, "body": str(found["KeyCount"])}


def queue(event, context):
    body = json.loads(event["body"])
    sqs.send_message(QueueUrl=body["queue"], MessageBody="{}")
    return {"statusCode": 204}


def other(event, context):
    body = json.loads(event["body"])
    found = dynamodb.Table(body["table"]).get_item(Key={"id": body["id"]})
    return {"statusCode": 200, "body": json.dumps(found["Item"])}


def arn(event, context):
    body = json.loads(event["body"])
    table = boto3.resource("dynamodb").Table(body["table"])
    return {"statusCode": 200, "body": json.dumps(table.query(KeyConditionExpression=Key("id").eq("1")))}
