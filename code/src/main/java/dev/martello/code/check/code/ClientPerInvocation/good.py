import boto3

queue = boto3.client("sqs")


def handler(event, context):
    connections = boto3.client(
        "apigatewaymanagementapi", endpoint_url="https://" + event["requestContext"]["domainName"]
    )
    queue.send_message(QueueUrl="https://queue", MessageBody=event["body"])
    return {"statusCode": 200, "body": str(connections)}
