import json

KNOWN = ["https://orders.example.com", "https://admin.example.com"]


def handler(event, context):
    origin = event["headers"].get("origin")
    if event["rawPath"] == "/public":
        return {"statusCode": 200, "headers": {"Access-Control-Allow-Origin": "*"}, "body": "{}"}
    if event["rawPath"] == "/open":
        return {"statusCode": 200, "headers": {"Access-Control-Allow-Origin": origin}, "body": "{}"}
    if origin not in KNOWN:
        return {"statusCode": 403}
    return {
        "statusCode": 200,
        "headers": {"Access-Control-Allow-Origin": origin, "Access-Control-Allow-Credentials": "true"},
        "body": json.dumps({"ok": True}),
    }
