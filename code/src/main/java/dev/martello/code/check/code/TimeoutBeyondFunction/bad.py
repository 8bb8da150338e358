# timeout: 10
import boto3
import requests
from botocore.config import Config

bedrock = boto3.client("bedrock-runtime", config=Config(read_timeout=300, retries={"max_attempts": 0}))  # finding


def handler(event, context):
    requests.get("https://api.example.com/rates", timeout=30)  # finding
    answer = requests.post("https://api.example.com/orders", json={}, timeout=(3, 10))  # finding
    return {"statusCode": answer.status_code}
