# trigger: rest-api
def handler(event, context):
    headers = event.get("headers") or {}
    colour = (event.get("queryStringParameters") or {}).get("colour", "none")
    return {
        "statusCode": 200,
        "headers": {
            "Content-Type": "text/html; charset=utf-8",
            "Cache-Control": "no-store",
            "Vary": "Origin",
            "Access-Control-Allow-Origin": headers.get("origin", "*"),  # finding: cors-any-origin
            "Access-Control-Allow-Credentials": "true",
        },
        "isBase64Encoded": False,
        "body": "<p>" + colour + "</p>",  # finding: cross-site-scripting
    }
