import boto3

queue = boto3.client("sqs")


def handler(event, context):
    tenant = boto3.client("s3", region_name=event["region"])
    queue.send_message(QueueUrl="https://queue", MessageBody=event["body"])
    return {"statusCode": 200, "body": str(tenant)}
