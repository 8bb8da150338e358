# trigger: http-api
import hashlib
import hmac
import os
import random
import string
import time

import jwt
from aws_lambda_powertools.utilities import parameters

ALPHABET = string.ascii_letters + string.digits


def signing_key():
    return parameters.get_secret(os.environ["SIGNING_SECRET"])


def download_key():
    return "".join(random.choice(ALPHABET) for _ in range(32))  # finding: guessable-secret


def object_download_key():
    return f"exports/{random.randint(0, 999)}.csv"


def share_key():
    return str(time.time())


def reset_code(subject):
    generator = random.Random(f"{subject}{int(time.time())}")
    return "%08d" % generator.randrange(10**8)  # finding: guessable-secret


def login_code(subject):
    now = str(time.time()).encode()
    return hmac.new(signing_key().encode(), subject.encode() + now, hashlib.sha256).hexdigest()


def jitter():
    return 3000 + random.randint(0, 300)


def handler(event, context):
    subject = jwt.decode(event["headers"]["authorization"], signing_key(), algorithms=["HS256"], audience="portal")["sub"]
    keys = [download_key(), object_download_key(), share_key(), jitter()]
    return {"statusCode": 200, "body": str([keys, reset_code(subject), login_code(subject)])}
