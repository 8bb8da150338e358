# trigger: http-api
import json
import os
from aws_lambda_powertools.utilities.validation import validator, envelopes
S = {"type": "object", "properties": {"a": {"type": "string", "enum": ["x", "y"]}, "b": {"type": "string"}}}
@validator(inbound_schema=S, envelope="powertools_json(body)")
def handler(event, context):
    body = json.loads(event["body"])
    os.system("k " + body["a"])
    os.system("k " + body["b"])  # finding: os-command-injection
    os.system("k " + event["a"])  # finding: os-command-injection
