"""Headers that data gets into, and what keeps line breaks out of them."""
import json, urllib.parse, re, base64
from http.cookies import SimpleCookie
from aws_lambda_powertools.event_handler import APIGatewayRestResolver, Response, content_types
from flask import Flask, make_response, request
import bottle

def disposition(event, context):
    name = (event.get("queryStringParameters") or {}).get("name", "report")
    return {
        "statusCode": 200,
        "headers": {"Content-Disposition": f'attachment; filename="{name}.csv"'},  # finding: header-injection
        "body": "a,b",
    }


def disposition_quoted(event, context):
    name = (event.get("queryStringParameters") or {}).get("name", "report")
    return {"statusCode": 200, "headers": {"Content-Disposition": "attachment; filename*=UTF-8''" + urllib.parse.quote(name)}, "body": "a,b"}


def cookie(event, context):
    lang = event["queryStringParameters"]["lang"]
    return {
        "statusCode": 204,
        "headers": {"Set-Cookie": "lang=" + lang + "; Path=/; Secure; HttpOnly"},  # finding: header-injection
    }


def cookies_list(event, context):
    theme = json.loads(event["body"])["theme"]
    return {
        "statusCode": 204,
        "cookies": ["theme=%s; Secure; HttpOnly" % theme],  # finding: header-injection
    }


def multi(event, context):
    tag = event["pathParameters"]["tag"]
    return {"statusCode": 200, "headers": {"X-Tag": tag}}  # finding: header-injection


def stepwise(event, context):
    response = {"statusCode": 200, "headers": {}, "body": ""}
    response["headers"]["X-Campaign"] = event["queryStringParameters"].get("utm_campaign", "")  # finding: header-injection
    return response


def updated(event, context):
    headers = {"Content-Type": "application/json"}
    extra = {"X-Trace": event["queryStringParameters"]["trace"]}  # finding: header-injection
    headers.update(extra)
    return {"statusCode": 200, "headers": headers, "body": "{}"}


def build_response(body, **headers):
    return {"statusCode": 200, "headers": {k.replace("_", "-"): v for k, v in headers.items()}, "body": body}  # finding: header-injection


def kw(event, context):
    return build_response("ok", X_Ref=event["queryStringParameters"]["ref"])


def no_breaks(event, context):
    v = event["queryStringParameters"]["v"].replace("\r", "").replace("\n", "")
    return {"statusCode": 200, "headers": {"X-V": v}, "body": ""}


def splitted(event, context):
    v = "".join(event["queryStringParameters"]["v"].splitlines())
    return {"statusCode": 200, "headers": {"X-V": v}, "body": ""}


def printable(event, context):
    v = event["queryStringParameters"]["v"]
    if not v.isprintable():
        return {"statusCode": 400}
    return {"statusCode": 200, "headers": {"X-V": v}, "body": ""}


def refused(event, context):
    v = event["queryStringParameters"]["v"]
    if "\r" in v or "\n" in v:
        return {"statusCode": 400}
    return {"statusCode": 200, "headers": {"X-V": v}, "body": ""}


def refused_any(event, context):
    v = event["queryStringParameters"]["v"]
    if any(c in v for c in "\r\n"):
        return {"statusCode": 400}
    return {"statusCode": 200, "headers": {"X-V": v}, "body": ""}


def numbered(event, context):
    v = int(event["queryStringParameters"]["v"])
    return {"statusCode": 200, "headers": {"X-V": str(v), "X-Total-Count": f"{v}"}, "body": ""}

LANGS = {"de": "de-DE", "en": "en-GB"}


def allowed(event, context):
    v = LANGS.get(event["queryStringParameters"]["v"], "en-GB")
    return {"statusCode": 200, "headers": {"Content-Language": v}, "body": ""}


def only_r(event, context):
    v = event["queryStringParameters"]["v"].replace("\r", "")
    return {"statusCode": 200, "headers": {"X-V": v}, "body": ""}  # finding: header-injection


def b64(event, context):
    v = base64.b64encode(event["queryStringParameters"]["v"].encode()).decode()
    return {"statusCode": 200, "headers": {"X-V": v}, "body": ""}


def rid(event, context):
    return {"statusCode": 200, "headers": {"X-Request-Id": event["requestContext"]["requestId"], "X-Aws": context.aws_request_id}, "body": ""}


def filtered(event, context):
    v = re.sub(r"[^\w.-]", "_", event["queryStringParameters"]["v"])
    return {"statusCode": 200, "headers": {"Content-Disposition": f"inline; filename={v}"}, "body": ""}


def stripped(event, context):
    v = re.sub(r"[\r\n]+", " ", event["queryStringParameters"]["v"])
    return {"statusCode": 200, "headers": {"Content-Disposition": f"inline; filename={v}"}, "body": ""}


def translated(event, context):
    v = event["queryStringParameters"]["v"].translate({13: None, 10: None})
    return {"statusCode": 200, "headers": {"Content-Disposition": f"inline; filename={v}"}, "body": ""}


def translated2(event, context):
    v = event["queryStringParameters"]["v"].translate(str.maketrans("", "", "\r\n"))
    return {"statusCode": 200, "headers": {"Content-Disposition": f"inline; filename={v}"}, "body": ""}


def kept_chars(event, context):
    v = "".join(c for c in event["queryStringParameters"]["v"] if c.isalnum() or c in "-_.")
    return {"statusCode": 200, "headers": {"Content-Disposition": f"inline; filename={v}"}, "body": ""}


def morsel(event, context):
    c = SimpleCookie()
    c["lang"] = event["queryStringParameters"]["lang"]
    c["lang"]["secure"] = True
    c["lang"]["httponly"] = True
    return {"statusCode": 200, "headers": {"Set-Cookie": c.output(header="").strip()}, "body": ""}


def handler(event, context):
    path = event["rawPath"]
    if path == "/disposition":
        return disposition(event, context)
    if path == "/disposition_quoted":
        return disposition_quoted(event, context)
    if path == "/cookie":
        return cookie(event, context)
    if path == "/cookies_list":
        return cookies_list(event, context)
    if path == "/multi":
        return multi(event, context)
    if path == "/stepwise":
        return stepwise(event, context)
    if path == "/updated":
        return updated(event, context)
    if path == "/kw":
        return kw(event, context)
    if path == "/no_breaks":
        return no_breaks(event, context)
    if path == "/splitted":
        return splitted(event, context)
    if path == "/printable":
        return printable(event, context)
    if path == "/refused":
        return refused(event, context)
    if path == "/refused_any":
        return refused_any(event, context)
    if path == "/numbered":
        return numbered(event, context)
    if path == "/allowed":
        return allowed(event, context)
    if path == "/only_r":
        return only_r(event, context)
    if path == "/b64":
        return b64(event, context)
    if path == "/rid":
        return rid(event, context)
    if path == "/filtered":
        return filtered(event, context)
    if path == "/stripped":
        return stripped(event, context)
    if path == "/translated":
        return translated(event, context)
    if path == "/translated2":
        return translated2(event, context)
    if path == "/kept_chars":
        return kept_chars(event, context)
    if path == "/morsel":
        return morsel(event, context)
    return {"statusCode": 404}
