"""Cookies that are written out, with all that they need or not."""
import json, secrets, uuid, os, jwt
from http.cookies import SimpleCookie, Morsel
KEY = os.environ["KEY"]
def a(event, context):
    return {"statusCode": 200, "headers": {"Set-Cookie": "session_id=" + secrets.token_urlsafe(32) + "; HttpOnly"}}  # finding: insecure-cookie


def b(event, context):
    return {"statusCode": 200, "headers": {"Set-Cookie": "session_id=" + secrets.token_urlsafe(32) + "; HttpOnly; Secure; SameSite=Lax"}}


def c(event, context):
    return {"statusCode": 200, "headers": {"Set-Cookie": "session_id=" + secrets.token_urlsafe(32) + "; Secure"}}  # finding: insecure-cookie


def d(event, context):
    return {"statusCode": 200, "cookies": ["theme=dark; Path=/"]}


def f(event, context):
    c = SimpleCookie()
    c["sid"] = uuid.uuid4().hex  # finding: insecure-cookie
    c["sid"]["httponly"] = True
    c["sid"]["path"] = "/"
    return {"statusCode": 200, "headers": {"Set-Cookie": c["sid"].OutputString()}}


def make_cookie(name, value, secure=True, http_only=True, max_age=3600):
    parts = [f"{name}={value}", f"Max-Age={max_age}", "Path=/"]
    if secure:
        parts.append("Secure")
    if http_only:
        parts.append("HttpOnly")
    return "; ".join(parts)


def i(event, context):
    return {"statusCode": 200, "cookies": [make_cookie("session", uuid.uuid4().hex)]}


def j(event, context):
    attributes = {"Path": "/", "Max-Age": 3600}
    cookie = "auth=" + secrets.token_hex(16)
    for k, v in attributes.items():
        cookie += f"; {k}={v}"
    return {"statusCode": 200, "multiValueHeaders": {"Set-Cookie": [cookie]}}  # finding: insecure-cookie


def k(event, context):
    return {"statusCode": 200, "headers": {"Set-Cookie": "session=; Max-Age=0; Path=/"}}


def handler(event, context):
    path = event["rawPath"]
    if path == "/a":
        return a(event, context)
    if path == "/b":
        return b(event, context)
    if path == "/c":
        return c(event, context)
    if path == "/d":
        return d(event, context)
    if path == "/f":
        return f(event, context)
    if path == "/i":
        return i(event, context)
    if path == "/j":
        return j(event, context)
    if path == "/k":
        return k(event, context)
    return {"statusCode": 404}
