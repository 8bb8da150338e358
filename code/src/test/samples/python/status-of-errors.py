# trigger: rest-api
import json
import urllib.error
import urllib.request

import requests

opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())


def ping():
    try:
        with urllib.request.urlopen("https://partner.example.com/ping", timeout=3) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        return error.code


def readings():
    with opener.open("https://meters.example.com/readings") as answer:  # finding: request-without-timeout
        return answer.read().decode()


def handler(event, context):
    try:
        requests.get("https://partner.example.com", timeout=3).raise_for_status()
    except requests.HTTPError as error:
        return {"statusCode": 502, "body": json.dumps({"partner": error.response.status_code})}
    except ValueError as error:
        return {"statusCode": 502, "body": json.dumps({"partner": str(error)})}  # finding: error-detail-returned
    return {"statusCode": 200, "body": json.dumps({"answered": ping(), "readings": len(readings())})}
