import json
import os

import boto3

sns = boto3.client("sns")


def handler(event, context):
    message = json.loads(event["body"])
    sns.confirm_subscription(
        TopicArn="arn:aws:sns:eu-west-1:111122223333:orders", Token=message["Token"], AuthenticateOnUnsubscribe="true"
    )
    sns.confirm_subscription(
        TopicArn="arn:aws:sns:eu-west-1:111122223333:orders",
        Token=message["Token"],
        AuthenticateOnUnsubscribe=os.environ["AUTHENTICATE"],
    )
    return {"statusCode": 200}
