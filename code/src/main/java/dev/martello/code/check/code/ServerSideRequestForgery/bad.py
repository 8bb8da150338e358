import requests


def handler(event, context):
    address = event["queryStringParameters"]["address"]
    answer = requests.get(address, timeout=3)  # finding
    requests.get("https://" + event["queryStringParameters"]["host"] + "/status", timeout=3)  # finding
    return {"statusCode": 200, "body": answer.text}
