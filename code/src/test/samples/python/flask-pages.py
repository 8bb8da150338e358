# trigger: http-api
import html

import serverless_wsgi
from flask import Flask, jsonify, make_response, request, send_from_directory

app = Flask(__name__)


@app.route("/hello")
def hello():
    name = request.args["name"]
    return "<h1>Hello " + name + "</h1>"  # finding: cross-site-scripting


@app.route("/format")
def formatted():
    page = "<p>{}</p>".format(request.args["name"])
    return make_response(page)  # finding: cross-site-scripting


@app.route("/escaped")
def escaped():
    return f"<p>{html.escape(request.args['name'])}</p>"


@app.route("/data")
def data():
    return jsonify({"name": request.args["name"]})


@app.route("/files")
def files():
    return send_from_directory("/opt/files", request.args["name"])


@app.route("/folders")
def folders():
    return send_from_directory("/opt/" + request.args["folder"], "index.txt")  # finding: path-traversal


@app.route("/login")
def login():
    answer = make_response("welcome")
    answer.set_cookie("session", "x")  # finding: insecure-cookie
    answer.set_cookie("sid", "x", secure=True, httponly=True, samesite="Strict")
    answer.set_cookie("theme", "dark")
    return answer


def handler(event, context):
    return serverless_wsgi.handle_request(app, event, context)
