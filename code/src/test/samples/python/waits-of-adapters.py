# trigger: http-api
"""An adapter gives its session a timeout, and nobody else."""
import os

import requests
from requests.adapters import HTTPAdapter


class Impatient(HTTPAdapter):
    def send(self, request, **kwargs):
        kwargs.setdefault("timeout", 5)
        return super().send(request, **kwargs)


session = requests.Session()
session.mount("https://", Impatient())


def handler(event, context):
    session.post(os.environ["URL"], json={})
    requests.post(os.environ["URL"], json={})  # finding: request-without-timeout
    return {"statusCode": 204}
