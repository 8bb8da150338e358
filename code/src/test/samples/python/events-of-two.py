# trigger: http-api-twice
# What is tested of a field is tested whichever of several triggers sent it.
import logging
from urllib.parse import urlparse

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver, Response

log = logging.getLogger()
app = APIGatewayHttpResolver()
ALLOWED = {"app.acme.example", "www.acme.example"}


def one_line(value):
    return "".join(c if c.isprintable() else "?" for c in str(value))


@app.get("/x")
def safe():
    to = app.current_event.query_string_parameters.get("to") or "/"
    if not to.startswith("/") or to.startswith("//"):
        to = "/"
    return Response(status_code=302, headers={"Location": to})


@app.get("/y")
def other():
    to = app.current_event.query_string_parameters.get("to") or "/"
    return Response(status_code=302, headers={"Location": to})  # finding: open-redirect


def handler(event, context):
    if event["rawPath"].startswith("/app"):
        return app.resolve(event, context)
    query = event.get("queryStringParameters") or {}
    log.info("page %s", one_line(query.get("page", "/")))
    to = query.get("next", "https://app.acme.example/")
    if urlparse(to).hostname not in ALLOWED:
        to = "https://app.acme.example/"
    return {"statusCode": 303, "headers": {"location": to}}
