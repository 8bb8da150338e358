# trigger: http-api
import json

import pdfkit
import sh
from ruamel.yaml import YAML


def handler(event, context):
    body = json.loads(event["body"])
    rules = YAML(typ="unsafe").load(body["rules"])  # finding: unsafe-deserialization
    plain = YAML(typ="safe").load(body["rules"])
    lines = sh.bash("-c", f"wc -l {body['name']}")  # finding: os-command-injection
    page = pdfkit.from_url(body["page"], False)  # finding: server-side-request-forgery
    return {"statusCode": 200, "body": json.dumps([str(rules), str(plain), str(lines), len(page)])}
