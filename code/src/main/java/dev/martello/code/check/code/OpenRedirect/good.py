from urllib.parse import quote

PAGES = ["/orders", "/account"]


def handler(event, context):
    target = event["queryStringParameters"]["next"]
    if target in PAGES:
        return {"statusCode": 302, "headers": {"Location": target}}
    return {
        "statusCode": 302,
        "headers": {"Location": "https://shop.example.com/search?q=" + quote(target)},
    }
