# A host below one that the code names, and one that only ends alike.
import json
import random
from urllib.parse import urlparse

import requests


def retry_token():
    jitter = random.random()
    return jitter


def handler(event, context):
    query = event["queryStringParameters"]
    host = urlparse(query["image"]).hostname or ""
    if host != "images.example.com" and not host.lower().endswith(".images.example.com"):
        return {"statusCode": 400}
    requests.get(query["image"], timeout=retry_token())
    if not urlparse(query["other"]).hostname.endswith("example.com"):
        return {"statusCode": 400}
    requests.get(query["other"], timeout=3)  # finding: server-side-request-forgery
    origin = event["headers"]["origin"]
    headers = {"Access-Control-Allow-Credentials": "true"}
    if origin.endswith(".example.com"):
        headers["Access-Control-Allow-Origin"] = origin
    return {"statusCode": 200, "headers": headers, "body": json.dumps({})}
