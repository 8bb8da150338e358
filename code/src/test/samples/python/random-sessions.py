import hashlib
import json
import secrets
import random
import string


def checksum(path):
    digest = hashlib.md5(usedforsecurity=False)
    with open(path, "rb") as f:
        digest.update(f.read())
    return digest.hexdigest()


def password_hash(password):
    return hashlib.sha1(password.encode("utf-8")).hexdigest()  # finding: weak-hash


def new_session_id():
    return hashlib.sha256(str(random.random()).encode()).hexdigest()  # finding: guessable-secret


def temp_password():
    alphabet = string.ascii_letters
    return "".join(secrets.choice(alphabet) for _ in range(12))


def shuffle(items):
    random.shuffle(items)
    return items


def handler(event, context):
    body = json.loads(event["body"])
    return {"statusCode": 200, "body": json.dumps([checksum("/opt/x"), password_hash(body["password"]), new_session_id(), temp_password(), shuffle([1, 2])])}
