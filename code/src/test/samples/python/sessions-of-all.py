# trigger: http-api
import os

import requests

session = requests.Session()
session.headers["User-Agent"] = "acme"


def handler(event, context):
    session.headers.update({"Authorization": event["headers"]["authorization"]})  # finding: request-state-kept
    session.headers["X-User"] = event["headers"]["x-user"]  # finding: request-state-kept
    with requests.Session() as own:
        own.headers["X-User"] = event["headers"]["x-user"]
        own.get(os.environ["API"], timeout=3)
    os.environ["TENANT"] = event["headers"]["x-tenant"]  # finding: request-state-kept
    os.environ["STAGE"] = "prod"
    session.get(os.environ["API"], timeout=3)
    return {"statusCode": 204}
