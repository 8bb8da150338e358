"""What frameworks call for each answer may send back any origin."""
from fastapi import FastAPI, Request
from flask import Flask, jsonify, request
from mangum import Mangum
import serverless_wsgi

api = FastAPI()
site = Flask(__name__)
shop = Flask(__name__)
ALLOWED = {"https://shop.example.com"}


@site.after_request
def every(response):
    origin = request.headers.get("Origin")
    if origin:
        response.headers["Vary"] = "Origin"
        response.headers["Access-Control-Allow-Origin"] = origin  # finding: cors-any-origin
        response.headers["Access-Control-Allow-Credentials"] = "true"
    return response


@shop.after_request
def some(response):
    origin = request.headers.get("Origin")
    if origin in ALLOWED:
        response.headers["Access-Control-Allow-Origin"] = origin
        response.headers["Access-Control-Allow-Credentials"] = "true"
    return response


@site.get("/places")
def places():
    return jsonify([])


@api.middleware("http")
async def cors(request: Request, call_next):
    response = await call_next(request)
    response.headers["Access-Control-Allow-Origin"] = request.headers.get("origin", "*")  # finding: cors-any-origin
    response.headers["Access-Control-Allow-Credentials"] = "true"
    return response


@api.get("/orders")
def orders():
    return []


asgi = Mangum(api)


def handler(event, context):
    if event["rawPath"].startswith("/orders"):
        return asgi(event, context)
    return serverless_wsgi.handle_request(shop if event["rawPath"] == "/shop" else site, event, context)
