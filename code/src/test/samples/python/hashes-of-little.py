# trigger: http-api
import hashlib
import json


def fingerprint(card_number):
    return hashlib.md5(card_number.encode()).hexdigest()  # finding: weak-hash


def cache_key(iban):
    return hashlib.sha1(iban.encode()).hexdigest()  # finding: weak-hash


def etag(content):
    return hashlib.md5(content.encode()).hexdigest()


def cache_of(number):
    return hashlib.md5(str(number).encode()).hexdigest()


def handler(event, context):
    body = json.loads(event["body"])
    hashes = [fingerprint(body["card"]), cache_key(body["iban"]), etag(event["body"]), cache_of(body["page"])]
    return {"statusCode": 200, "body": json.dumps(hashes)}
