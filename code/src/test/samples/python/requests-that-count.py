# trigger: sqs
import json

import requests


def handler(event, context):
    for record in event["Records"]:
        purchase = json.loads(record["body"])
        requests.post("https://analytics.example.com/purchases", json=purchase, timeout=5).raise_for_status()
        requests.post("https://api.shop.example.com/purchases", json=purchase, timeout=5).raise_for_status()  # finding: repeated-effect
