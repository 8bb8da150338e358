import ssl
import requests


def handler(event, context):
    requests.get("https://orders.example.com", verify=False, timeout=3)  # finding
    unchecked = ssl._create_unverified_context()  # finding
    return {"statusCode": 200, "body": str(unchecked)}
