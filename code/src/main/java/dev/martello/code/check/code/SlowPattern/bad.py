import re

WORDS = re.compile(r"^(\w+\s?)*$")  # finding


def handler(event, context):
    name = event["queryStringParameters"]["name"]
    if not WORDS.match(name):
        return {"statusCode": 400}
    if re.search(r"(x+x+)+y", event["body"]):  # finding
        return {"statusCode": 400}
    return {"statusCode": 200}
