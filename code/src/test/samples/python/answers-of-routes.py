# trigger: http-api
import os

import boto3
from aws_lambda_powertools.event_handler import APIGatewayRestResolver
from aws_lambda_powertools.event_handler.exceptions import InternalServerError
from fastapi import FastAPI
from fastapi.responses import HTMLResponse

app = APIGatewayRestResolver()
api = FastAPI()
table = boto3.resource("dynamodb").Table(os.environ["TABLE"])


@app.get("/a")
def a():
    try:
        return table.get_item(Key={"pk": "1"})["Item"]
    except Exception as error:
        return {"error": str(error)}, 500  # finding: error-detail-returned


@app.get("/b")
def b():
    try:
        return table.get_item(Key={"pk": "1"})["Item"]
    except Exception as error:
        raise InternalServerError(f"failed: {error}")  # finding: error-detail-returned


@app.get("/c")
def c():
    try:
        return table.get_item(Key={"pk": "1"})["Item"]
    except KeyError:
        return {"error": "not found"}, 404


@api.get("/d")
def d():
    try:
        return table.get_item(Key={"pk": "1"})["Item"]
    except Exception as error:
        return {"message": "%s" % error}  # finding: error-detail-returned


@api.get("/e", response_class=HTMLResponse)
def e(name: str):
    return f"<h1>Hi {name}</h1>"  # finding: cross-site-scripting


@api.get("/f")
def f(name: str):
    return f"<h1>Hi {name}</h1>"


def handler(event, context):
    return app.resolve(event, context)
