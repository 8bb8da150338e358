"""Addresses that browsers are sent to, and tests of their hosts."""
import json, os
from urllib.parse import urlparse, urlsplit, urljoin, quote, unquote
ALLOWED = {"app.example.com", "www.example.com"}
BASE = os.environ["BASE_URL"]

def a(event, context):
    return {"statusCode": 302, "headers": {"Location": event["queryStringParameters"]["next"]}}  # finding: open-redirect


def b(event, context):
    url = event["queryStringParameters"]["next"]
    if urlparse(url).netloc not in ALLOWED:
        return {"statusCode": 400}
    return {"statusCode": 302, "headers": {"Location": url}}


def c(event, context):
    url = event["queryStringParameters"]["next"]
    if not url.startswith("/"):
        url = "/"
    return {"statusCode": 302, "headers": {"Location": url}}  # finding: open-redirect


def d(event, context):
    url = event["queryStringParameters"]["next"]
    if not url.startswith("/") or url.startswith("//") or url.startswith("/\\"):
        url = "/"
    return {"statusCode": 302, "headers": {"Location": url}}


def e(event, context):
    url = event["queryStringParameters"]["next"]
    if "example.com" not in url:
        url = "/"
    return {"statusCode": 302, "headers": {"Location": url}}  # finding: open-redirect


def f(event, context):
    return {"statusCode": 302, "headers": {"Location": BASE + "/login?next=" + quote(event["rawPath"])}}


def g(event, context):
    return {"statusCode": 301, "headers": {"Location": f"https://{event['headers']['host']}{event['rawPath']}"}}


def h(event, context):
    return {"statusCode": 302, "headers": {"Location": urljoin(BASE, event["queryStringParameters"]["next"])}}  # finding: open-redirect


def i(event, context):
    u = urlsplit(event["queryStringParameters"]["next"])
    if u.scheme or u.netloc:
        return {"statusCode": 400}
    return {"statusCode": 302, "headers": {"Location": u.path}}


def j(event, context):
    u = urlparse(event["queryStringParameters"]["next"])
    if u.hostname and not u.hostname.endswith(".example.com"):
        return {"statusCode": 400}
    return {"statusCode": 302, "headers": {"Location": u.geturl()}}


def k(event, context):
    u = urlparse(event["queryStringParameters"]["next"])
    if not u.netloc.endswith("example.com"):
        return {"statusCode": 400}
    return {"statusCode": 302, "headers": {"Location": event["queryStringParameters"]["next"]}}  # finding: open-redirect


def l(event, context):
    url = event["queryStringParameters"]["next"]
    if url.startswith("https://app.example.com/"):
        return {"statusCode": 302, "headers": {"Location": url}}
    return {"statusCode": 400}


def m(event, context):
    url = event["queryStringParameters"]["next"]
    if url.startswith("https://app.example.com"):
        return {"statusCode": 302, "headers": {"Location": url}}  # finding: open-redirect
    return {"statusCode": 400}


def n(event, context):
    state = json.loads(event["queryStringParameters"]["state"])
    return redirect(state.get("return_to") or "/")


def redirect(to, code=303):
    return {"statusCode": code, "headers": {"Location": to}, "body": ""}  # finding: open-redirect


def o(event, context):
    target = event["queryStringParameters"]["url"]
    html = f'<meta http-equiv="refresh" content="0; url={quote(target)}">'
    return {"statusCode": 200, "headers": {"Content-Type": "text/html"}, "body": html}

PAGES = {"home": "/home", "cart": "/cart"}


def p(event, context):
    return {"statusCode": 302, "headers": {"Location": PAGES.get(event["queryStringParameters"]["p"], "/")}}


def q(event, context):
    host = event["queryStringParameters"]["tenant"]
    return {"statusCode": 302, "headers": {"Location": f"https://{host}.example.com/"}}  # finding: open-redirect


def r(event, context):
    return {"status": "302", "headers": {"location": [{"key": "Location", "value": event["queryStringParameters"]["u"]}]}}  # finding: open-redirect


def s(event, context):
    return {"statusCode": 302, "multiValueHeaders": {"Location": [event["multiValueQueryStringParameters"]["u"][0]]}}  # finding: open-redirect


def t(event, context):
    u = event["queryStringParameters"]["next"]
    parsed = urlparse(u)
    safe = parsed._replace(scheme="https", netloc="app.example.com").geturl()
    return {"statusCode": 302, "headers": {"Location": safe}}


def u(event, context):
    u = urlparse(event["queryStringParameters"]["next"])
    if u.scheme == "https" and u.hostname == "app.example.com":
        return {"statusCode": 302, "headers": {"Location": u.geturl()}}
    return {"statusCode": 302, "headers": {"Location": "/"}}


def is_safe(u):
    p = urlparse(u)
    return p.scheme in ("https",) and p.hostname in ALLOWED


def v(event, context):
    u = event["queryStringParameters"]["next"]
    return {"statusCode": 302, "headers": {"Location": u if is_safe(u) else "/"}}


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
    if path == "/e":
        return e(event, context)
    if path == "/f":
        return f(event, context)
    if path == "/g":
        return g(event, context)
    if path == "/h":
        return h(event, context)
    if path == "/i":
        return i(event, context)
    if path == "/j":
        return j(event, context)
    if path == "/k":
        return k(event, context)
    if path == "/l":
        return l(event, context)
    if path == "/m":
        return m(event, context)
    if path == "/n":
        return n(event, context)
    if path == "/o":
        return o(event, context)
    if path == "/p":
        return p(event, context)
    if path == "/q":
        return q(event, context)
    if path == "/r":
        return r(event, context)
    if path == "/s":
        return s(event, context)
    if path == "/t":
        return t(event, context)
    if path == "/u":
        return u(event, context)
    if path == "/v":
        return v(event, context)
    return {"statusCode": 404}
