# A test of the scheme, of the kind of a file or of what stands behind a dot tells nothing of the rest.
import os
import re
import uuid
from urllib.parse import urlparse

import requests

HOSTS = {"api.example.com"}
KINDS = {".png", ".jpg"}
UNSAFE = re.compile(r"[^A-Za-z0-9._-]")


def read(path):
    with open(path) as file:
        return file.read()


def handler(event, context):
    query = event["queryStringParameters"]
    address = urlparse(query["any"])
    if address.scheme not in ("http", "https") or address.port == 22:
        return {"statusCode": 400}
    requests.get(query["any"], timeout=3)  # finding: server-side-request-forgery
    if urlparse(query["host"]).hostname not in HOSTS:
        return {"statusCode": 400}
    requests.get(query["host"], timeout=3)
    kind = os.path.splitext(query["file"])[1].lower()
    if kind not in KINDS:
        return {"statusCode": 400}
    with open("/tmp/" + str(uuid.uuid4()) + kind) as file:
        file.read()
    with open("/tmp/" + query["file"]) as file:  # finding: path-traversal
        file.read()
    if query["other"].split(".")[-1] not in ("png", "jpg"):
        return {"statusCode": 400}
    with open("/tmp/" + query["other"]) as file:  # finding: path-traversal
        file.read()
    kind = query["third"].rsplit(".", 1)[-1]
    if kind not in ("png", "jpg"):
        return {"statusCode": 400}
    with open("/tmp/x." + kind) as file:
        file.read()
    path = os.path.join("/mnt", uuid.uuid5(uuid.NAMESPACE_URL, query["fourth"]).hex)
    with open(path) as file:
        file.read()
    return {"statusCode": 200, "headers": {"X-Name": UNSAFE.sub("_", query["name"])}}
