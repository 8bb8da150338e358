# trigger: sqs
import boto3
import redis

table = boto3.resource("dynamodb").Table("orders")
cache = redis.Redis(host="cache", ssl=True)


def handler(event, context):
    for record in event["Records"]:
        table.put_item(Item={"id": record["messageId"]})  # finding
        print(price(record["messageId"]))


def price(key):
    return cache.get(key)  # finding
