# trigger: http-api
"""What stands in a template of the standard library is in the text that comes of it."""
import json
from string import Template


def handler(event, context):
    body = json.loads(event["body"])
    title = Template(body["title"]).safe_substitute({"name": "a"})
    return {
        "statusCode": 200,
        "headers": {
            "X-Title": title,  # finding: header-injection
            "X-Kind": Template("kind: $kind").substitute(kind=int(body["kind"])),
        },
        "body": "{}",
    }
