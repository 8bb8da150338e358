# trigger: http-api
# Classes that extend a container have methods and properties of their own.
import json
from collections import UserDict
from pathlib import Path

CRESTS = Path("/opt/crests")


class Report(dict):
    @property
    def crest(self):
        return CRESTS / self["home"]["crest"]

    def safe_crest(self):
        return CRESTS / Path(self["home"]["crest"]).name


class Page(UserDict):
    def path(self):
        return CRESTS / self["page"]


def handler(event, context):
    body = json.loads(event["body"])
    report = Report(body["report"])
    with report.crest.open("rb") as file:  # finding: path-traversal
        first = file.read()
    second = Page(body).path().read_text()  # finding: path-traversal
    third = report.safe_crest().read_bytes()
    return {"statusCode": 200, "body": json.dumps([len(first), second, len(third)])}
