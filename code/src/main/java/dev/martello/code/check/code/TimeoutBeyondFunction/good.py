# timeout: 60
import os

import boto3
import requests
from botocore.config import Config

bedrock = boto3.client("bedrock-runtime", config=Config(read_timeout=50, connect_timeout=2))


def handler(event, context):
    requests.get("https://api.example.com/rates", timeout=30)
    requests.get("https://api.example.com/rates", timeout=float(os.environ["WAIT"]))
    answer = requests.post("https://api.example.com/orders", json={}, timeout=(3, 10))
    return {"statusCode": answer.status_code}
