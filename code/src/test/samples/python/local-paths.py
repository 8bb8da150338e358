# trigger: http-api
import re
from urllib.parse import urlsplit

PATH = re.compile(r"/[A-Za-z0-9_\-]+(/[A-Za-z0-9_\-]+){0,5}")
LOOSE = re.compile(r"/[A-Za-z0-9_\-/]*")


def checked(raw):
    parts = urlsplit(raw)
    if parts.scheme or parts.netloc or not PATH.fullmatch(parts.path):
        return "/home"
    return parts.path


def handler(event, context):
    parameters = event["queryStringParameters"]
    if "old" in parameters:
        where = parameters["old"]
        if not LOOSE.fullmatch(where):
            where = "/"
        return {"statusCode": 302, "headers": {"Location": where}}  # finding: open-redirect
    return {"statusCode": 302, "headers": {"Location": checked(parameters["to"])}}
