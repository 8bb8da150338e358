# trigger: http-api
from pathlib import Path

ROOT = Path("/mnt/reports").resolve()


def below(tenant, name):
    base = (ROOT / tenant).resolve()
    if base.parent != ROOT:
        raise ValueError("no such tenant")
    path = (base / name).resolve()
    if not path.is_relative_to(base):
        raise ValueError("no such report")
    return path.read_text()


def beside(tenant, name):
    base = (ROOT / tenant).resolve()
    path = base / name
    if not path.is_relative_to(base):
        raise ValueError("no such report")
    return path.read_text()  # finding: path-traversal


def handler(event, context):
    tenant = event["requestContext"]["authorizer"]["jwt"]["claims"]["custom:tenant"]
    parameters = event["pathParameters"]
    return {"statusCode": 200, "body": below(tenant, parameters["one"]) + beside(tenant, parameters["two"])}
