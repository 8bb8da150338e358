import boto3


def handler(event, context):
    queue = boto3.client("sqs")  # finding
    queue.send_message(QueueUrl="https://queue", MessageBody=event["body"])
    return {"statusCode": 200}
