"""Cookies that frameworks set."""
import secrets
from flask import Flask, make_response, session
from fastapi import FastAPI, Response
from starlette.middleware.sessions import SessionMiddleware
from aws_lambda_powertools.event_handler import APIGatewayHttpResolver
from aws_lambda_powertools.event_handler import Response as PResponse
from aws_lambda_powertools.shared.cookies import Cookie, SameSite
from chalice import Chalice
from chalice import Response as CResponse
from django.http import HttpResponse
app = Flask(__name__)
app.config.update(SESSION_COOKIE_HTTPONLY=False)  # finding: insecure-cookie
fa = FastAPI()
fa.add_middleware(SessionMiddleware, secret_key=secrets.token_hex(), https_only=False)  # finding: insecure-cookie
pt = APIGatewayHttpResolver()
@app.get("/a")
def a():
    r = make_response("")
    r.set_cookie("session", secrets.token_hex(), httponly=True)  # finding: insecure-cookie
    return r
@app.get("/b")
def b():
    r = make_response("")
    r.set_cookie("session", secrets.token_hex(), httponly=True, secure=True)
    r.set_cookie("lang", "de")
    return r
@app.get("/c")
def c():
    r = make_response("")
    r.set_cookie("session", secrets.token_hex(), secure=True)  # finding: insecure-cookie
    return r
@app.get("/d")
def d():
    r = make_response("")
    opts = {"max_age": 60, "path": "/"}
    r.set_cookie("access_token", secrets.token_hex(), **opts)  # finding: insecure-cookie
    return r
@app.get("/d2")
def d2():
    r = make_response("")
    opts = dict(max_age=60, path="/", secure=True, httponly=True)
    r.set_cookie("access_token", secrets.token_hex(), **opts)
    return r
@fa.get("/e")
def e(response: Response):
    response.set_cookie(key="sid", value=secrets.token_hex(), secure=True)  # finding: insecure-cookie
    return {}
@fa.get("/f")
def f(response: Response):
    response.set_cookie(key="sid", value=secrets.token_hex(), secure=True, httponly=True, samesite="lax")
    response.delete_cookie("sid")
    return {}
@pt.get("/g")
def g():
    return PResponse(200, cookies=[Cookie(name="session", value=secrets.token_hex(), secure=False, http_only=True)])  # finding: insecure-cookie
@pt.get("/h")
def h():
    return PResponse(200, cookies=[Cookie(name="session", value=secrets.token_hex(), http_only=True)])
@pt.get("/i")
def i():
    return PResponse(200, cookies=[Cookie(name="session", value=secrets.token_hex())])  # finding: insecure-cookie
@pt.get("/j")
def j():
    return PResponse(200, headers={"Set-Cookie": ["session=" + secrets.token_hex() + "; Path=/"]})  # finding: insecure-cookie
def handler(event, context):
    return pt.resolve(event, context)
