import json


def handler(event, context):
    formula = json.loads(event["body"])["formula"]
    return {"statusCode": 200, "body": str(eval(formula))}  # finding
