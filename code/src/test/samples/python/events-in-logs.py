# trigger: rest-api
import socket
import urllib.request

import requests
from aws_lambda_powertools import Logger
from requests.adapters import HTTPAdapter

logger = Logger()
socket.setdefaulttimeout(5)


class Timed(HTTPAdapter):
    def send(self, request, **options):
        options["timeout"] = 5
        return super().send(request, **options)


session = requests.Session()
session.mount("https://", Timed())


@logger.inject_lambda_context(log_event=True)  # finding: secret-logged
def handler(event, context):
    token = event["headers"]["authorization"]
    session.get("https://a.example/x")
    with urllib.request.urlopen("https://b.example/x") as answer:
        return {"statusCode": answer.status if token else 401}
