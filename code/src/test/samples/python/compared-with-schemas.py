# trigger: none
import json
import os

from aws_lambda_powertools.utilities.validation import validate
import jsonschema
S = {"type": "object", "properties": {"a": {"type": "string", "enum": ["x", "y"]}, "n": {"type": "integer"}, "b": {"type": "string"}}}
def handler(event, context):
    partly(event)
    d = json.loads(event["body"])
    validate(event=d, schema=S)
    os.system("k " + d["a"])
    os.system("k " + d["b"])  # finding: os-command-injection
    e = json.loads(event["body"])
    jsonschema.validate(e, S)
    os.system("k " + e["a"])
    os.system("k " + e["b"])  # finding: os-command-injection
    os.system("k " + str(e["n"]))


def partly(event):
    d = json.loads(event["body"])
    try:
        jsonschema.validate(instance=d, schema={"properties": {"p": {"pattern": "^[a-z]+$"}, "q": {"pattern": "[a-z]+"}}})
    except jsonschema.ValidationError:
        return {"statusCode": 400}
    os.system("k " + d["p"])
    os.system("k " + d["q"])  # finding: os-command-injection
    return {"statusCode": 200}
