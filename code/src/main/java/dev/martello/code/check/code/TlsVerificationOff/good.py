import ssl
import requests


def handler(event, context):
    requests.get("https://orders.example.com", verify="/opt/authority.pem", timeout=3)
    requests.get("https://orders.example.com", timeout=3)
    return {"statusCode": 200, "body": str(ssl.create_default_context())}
