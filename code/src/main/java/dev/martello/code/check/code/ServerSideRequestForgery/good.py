import os
import requests

HOSTS = {"orders": "https://orders.example.com"}


def handler(event, context):
    number = event["queryStringParameters"]["number"]
    requests.get("https://orders.example.com/orders/" + number, timeout=3)
    requests.get(f"{os.environ['ORDERS_URL']}/orders/{number}", timeout=3)
    requests.get(HOSTS[event["queryStringParameters"]["service"]] + "/status", timeout=3)
    requests.post("https://orders.example.com/orders", json={"number": number}, timeout=3)
    return {"statusCode": 200}
