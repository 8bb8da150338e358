# trigger: http-api
import os
import secrets

import boto3
from urllib.parse import unquote


class Redirect(dict):
    def __init__(self, target):
        super().__init__(statusCode=302, headers={"Location": target}, cookies=[])  # finding: open-redirect

    def keep(self, sid):
        self["cookies"].append(f"sid={sid}; Path=/; Max-Age=600; SameSite=Lax")  # finding: insecure-cookie
        return self


class Html:
    def __init__(self):
        self.parts = []

    def __iadd__(self, text):
        self.parts.append(text)
        return self

    def response(self):
        return {"statusCode": 200, "headers": {"Content-Type": "text/html"}, "body": "".join(self.parts)}  # finding: cross-site-scripting


class Notes:
    def __enter__(self):
        self.notes = []
        return self.notes

    def __exit__(self, *error):
        for note in self.notes:
            print("[search]", note)  # finding: log-injection
        return False


def handler(event, context):
    query = event.get("queryStringParameters") or {}
    with Notes() as notes:
        notes.append("terms=" + query["term"])
    if query.get("page"):
        page = Html()
        page += "<h1>" + query["page"] + "</h1>"
        return page.response()
    return Redirect(unquote(query.get("back", "/"))).keep(secrets.token_urlsafe())
