import secrets
from http.cookies import SimpleCookie


def handler(event, context):
    jar = SimpleCookie()
    jar["sid"] = secrets.token_urlsafe(32)  # finding: insecure-cookie
    jar["sid"]["path"] = "/"
    jar["session"] = secrets.token_urlsafe(32)
    jar["session"]["secure"] = True
    jar["session"]["httponly"] = True
    jar["color"] = "blue"
    return {"statusCode": 200, "cookies": [morsel.OutputString() for morsel in jar.values()]}
