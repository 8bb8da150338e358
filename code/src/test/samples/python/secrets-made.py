# trigger: http-api
import json
import logging
import os
import random
import secrets
import string
import time

import boto3
import jwt
from aws_lambda_powertools import Logger
from dotenv import dotenv_values

log = logging.getLogger()
logger = Logger()
settings = dotenv_values("/opt/app.env")
KEY = os.environ["SIGNING_KEY"]
table = boto3.resource("dynamodb").Table(os.environ["TABLE"])


def new_token(length=40):
    return "".join(random.choice(string.ascii_letters) for _ in range(length))  # finding: guessable-secret


def handler(event, context):
    api_key = os.environ["API_KEY"]
    log.info("config: %s", locals())  # finding: secret-logged
    print("settings", settings)  # finding: secret-logged
    print(settings["REGION"])
    token = secrets.token_urlsafe(32)
    link = f"https://app.example/reset?token={new_token()}"
    log.info("link %s", link)  # finding: secret-logged
    log.info("issued %s", token)  # finding: secret-logged
    trace = secrets.token_hex(8)
    log.info("request %s", trace)
    session = jwt.encode({"sub": "a", "exp": time.time() + 60}, KEY, algorithm="HS256")
    logger.info("login", extra={"session": session})  # finding: secret-logged
    table.put_item(Item={"pk": trace, "token": token, "key": api_key})
    return {"statusCode": 204}
