import requests


def handler(event, context):
    answer = requests.get("https://orders.example.com", timeout=(1, 3))
    return {"statusCode": answer.status_code}
