import secrets


def handler(event, context):
    sid = secrets.token_urlsafe(24)
    if event["rawPath"] == "/x":
        return {"statusCode": 200, "headers": {"Set-Cookie": f"session={sid}; Path=/"}}  # finding: insecure-cookie
    return {"statusCode": 200, "cookies": [f"session={sid}; Path=/; Secure; HttpOnly; SameSite=Lax"]}
