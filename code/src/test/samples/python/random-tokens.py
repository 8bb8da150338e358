import json
import random
import secrets
import string
import time
import uuid

ALPHABET = string.ascii_letters + string.digits


def make_token(n=32):
    return "".join(random.choice(ALPHABET) for _ in range(n))  # finding: guessable-secret


def otp():
    code = random.randint(100000, 999999)  # finding: guessable-secret
    return {"otp": code}


def safe_token():
    return secrets.token_urlsafe(32)


def jitter():
    return random.uniform(0, 0.1)


def sample(items):
    return random.choice(items)


def handler(event, context):
    password = "".join(random.choices(ALPHABET, k=12))  # finding: guessable-secret
    time.sleep(jitter())
    return {"statusCode": 200, "body": json.dumps([make_token(), otp(), safe_token(), password, sample([1, 2]), str(uuid.uuid4())])}
