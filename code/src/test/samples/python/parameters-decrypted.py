# trigger: http-api
import json
import logging
import os

import boto3
import requests

log = logging.getLogger()
ssm = boto3.client("ssm")
_cache = {}


def signing_secret():
    if "it" not in _cache:
        answer = ssm.get_parameter(Name=os.environ["SIGNING"], WithDecryption=True)
        _cache["it"] = answer["Parameter"]["Value"]
        log.info("loaded %s", _cache["it"])  # finding: secret-logged
    return _cache["it"]


def dsn():
    found = ssm.get_parameter(Name=os.environ["DSN_NAME"], WithDecryption=True)
    print("dsn", found["Parameter"]["Value"])  # finding: secret-logged
    return found["Parameter"]["Value"]


def limits():
    config = ssm.get_parameter(Name="/shop/limits", WithDecryption=True)["Parameter"]["Value"]
    log.info("limits %s", config)
    name = ssm.get_parameter(Name="/shop/greeting")["Parameter"]["Value"]
    log.info("greeting %s", name)
    return json.loads(config)


def token():
    res = requests.post(
        os.environ["ISSUER"],
        data={"grant_type": "client_credentials", "client_id": os.environ["CLIENT_ID"]},
        timeout=5,
    )
    log.info("answer %s", res.json())  # finding: secret-logged
    log.info("status %s", res.status_code)
    return res.json()["access_token"]


def handler(event, context):
    return {"statusCode": 200, "body": json.dumps([len(signing_secret()), len(dsn()), limits(), len(token())])}
