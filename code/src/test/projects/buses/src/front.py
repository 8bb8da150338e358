import json
import os

import boto3

events = boto3.client("events")


def handler(event, context):
    detail = json.dumps({"name": json.loads(event["body"])["name"]})
    events.put_events(
        Entries=[
            {"Source": "audit", "DetailType": "Seen", "Detail": "{}"},
            {
                "EventBusName": os.environ["BUS"],
                "Source": "shop.orders",
                "DetailType": "Ordered",
                "Detail": detail,
            },
        ]
    )
    events.put_events(
        Entries=[{"Source": os.environ["SOURCE"], "DetailType": "Placed", "Detail": detail}]
    )
    events.put_events(
        Entries=[{"Source": os.environ["STAGED"], "DetailType": "Staged", "Detail": detail}]
    )
    return {"statusCode": 202}
