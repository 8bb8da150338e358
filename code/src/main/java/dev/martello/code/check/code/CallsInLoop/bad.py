# trigger: sqs
import boto3
import psycopg2
import redis

table = boto3.resource("dynamodb").Table("orders")
cache = redis.Redis(host="cache", ssl=True)
rows = psycopg2.connect(host="db").cursor()


def handler(event, context):
    for record in event["Records"]:
        table.put_item(Item={"id": record["messageId"]})  # finding
        print(price(record["messageId"]))
        rows.execute(f"INSERT INTO seen (id, at) VALUES ('{record['messageId']}', NOW())")  # finding
        rows.execute("SELECT id FROM orders WHERE id = '%s'" % record["messageId"])  # finding


def price(key):
    return cache.get(key)  # finding
