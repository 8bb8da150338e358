import requests


def handler(event, context):
    answer = requests.get("https://orders.example.com")  # finding
    return {"statusCode": answer.status_code}
