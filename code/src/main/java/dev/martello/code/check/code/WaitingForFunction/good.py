import json
import os

import boto3

functions = boto3.client("lambda")


def handler(event, context):
    functions.invoke(FunctionName=os.environ["AUDIT"], InvocationType="Event", Payload=json.dumps({"id": 1}))
    functions.invoke(FunctionName=os.environ["AUDIT"], InvocationType=os.environ["HOW"], Payload=b"{}")
    return {"statusCode": 202}
