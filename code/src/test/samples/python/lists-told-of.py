# trigger: http-api
# A list that nobody reads, whatever a comment says of it.
import json

# What was seen: seen counts the paths, and seen is for debugging only.
seen = []


def handler(event, context):
    seen.append(event["rawPath"])
    return {"statusCode": 200, "body": json.dumps({"ok": True})}
