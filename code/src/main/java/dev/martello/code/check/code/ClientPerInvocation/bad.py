import boto3


def handler(event, context):
    queue = boto3.client("sqs")  # finding
    api = boto3.client(  # finding
        "apigatewaymanagementapi", endpoint_url="https://" + event["requestContext"]["domainName"]
    )
    api.post_to_connection(ConnectionId=event["requestContext"]["connectionId"], Data=b"taken")
    queue.send_message(QueueUrl="https://queue", MessageBody=event["body"])
    return {"statusCode": 200}
