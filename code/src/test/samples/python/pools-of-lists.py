import json
from concurrent.futures import ThreadPoolExecutor

import requests


def ping(url):
    return requests.head("https://mirror.example.com/" + url, timeout=2).status_code


def handler(event, context):
    names = json.loads(event["body"])["names"]
    with ThreadPoolExecutor(max_workers=len(names)) as pool:  # finding: unbounded-parallelism
        found = list(pool.map(ping, names))
    return {"statusCode": 200, "body": json.dumps(found)}
