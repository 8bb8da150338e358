# trigger: http-api
import logging
log = logging.getLogger()
log.setLevel(logging.INFO)

SENSITIVE = ("authorization", "cookie", "x-api-key")

def redact(headers):
    result = {}
    for name, value in headers.items():
        result[name] = "[hidden]" if name.lower() in SENSITIVE else value
    return result

def without(headers):
    copy = dict(headers)
    for name in list(copy):
        if name.lower() in SENSITIVE:
            del copy[name]
    return copy

def handler(event, context):
    claims = event["requestContext"]["authorizer"]["jwt"]["claims"]
    log.info("headers %s", redact(event["headers"]))
    log.info("headers %s", without(event["headers"]))
    log.info("agent %r", event["headers"].get("user-agent"))
    log.info("all %s", event["headers"])  # finding: secret-logged
    log.info("whole %s", {**event, "headers": None})
    shown = {k: event[k] for k in ("rawPath", "routeKey")}
    log.info("shown %r", shown)
    picked = {k: v for k, v in event["headers"].items() if k in ("host", "accept")}
    log.info("picked %r", picked)
    return {"statusCode": 200, "body": claims["sub"]}
