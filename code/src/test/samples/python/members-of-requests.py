# trigger: http-api
import os
from contextvars import ContextVar

import awsgi
from flask import Flask, g, request
from flask_restful import reqparse

app = Flask(__name__)
page = ContextVar("page", default="1")
parser = reqparse.RequestParser()
parser.add_argument("name", location="args")
parser.add_argument("count", type=int)


@app.get("/pages")
def pages():
    os.system("show " + g.page)  # finding: os-command-injection
    os.system("show " + g.get("page"))  # finding: os-command-injection
    os.system("show " + g.kind)
    os.system("show " + g.later)
    os.system("show " + page.get())  # finding: os-command-injection
    given = parser.parse_args()
    os.system("show " + given["name"])  # finding: os-command-injection
    os.system("show " + str(given["count"]))
    return {"ok": True}


@app.before_request
def load():
    g.page = request.headers["X-Page"]
    g.kind = "all"
    page.set(request.args["page"])


handler = lambda event, context: awsgi.response(app, event, context)
