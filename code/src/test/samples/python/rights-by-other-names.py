# trigger: http-api-twice
import json
import os

import boto3
from aws_lambda_powertools.event_handler import APIGatewayHttpResolver

app = APIGatewayHttpResolver()
table = boto3.resource("dynamodb").Table(os.environ["TABLE"])


@app.delete("/items/<item_id>")
def drop(item_id: str):
    if app.current_event.get_header_value("X-Is-Admin", default_value="false") != "true":  # finding: caller-decides-rights
        return {"error": "no"}, 403
    table.delete_item(Key={"pk": item_id})
    return {}, 204


@app.put("/plans")
def plan():
    wish = app.current_event.json_body
    if wish.get("actingRole") != "tenant-admin":  # finding: caller-decides-rights
        return {"error": "no"}, 403
    if wish["requesterRole"] in ("site-admin", "owner"):  # finding: caller-decides-rights
        table.delete_item(Key={"pk": wish["id"]})
    if wish["topic"] == "tenant-admin":
        table.delete_item(Key={"pk": wish["id"]})
    return {}


def handler(event, context):
    return app.resolve(event, context)
