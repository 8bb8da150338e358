# trigger: http-api
import json
import os

import boto3

events = boto3.client("events")


def handler(event, context):
    query = event["queryStringParameters"]
    entry = {"Source": "orders", "DetailType": "made", "Detail": json.dumps({"name": query["name"]})}
    events.put_events(Entries=[{**entry, "EventBusName": query["bus"]}])  # finding: event-chosen-resource, ignored-batch-failure
    told = events.put_events(Entries=[{**entry, "EventBusName": os.environ["BUS"]}])
    return {"statusCode": 204 if told["FailedEntryCount"] == 0 else 500}
