# Environments escape nothing unless they are told to.
import jinja2
from flask import Flask, make_response, redirect, request
from serverless_wsgi import handle_request

app = Flask(__name__)
PLAIN = jinja2.Environment(loader=jinja2.FileSystemLoader("templates"))
ESCAPING = jinja2.Environment(loader=jinja2.FileSystemLoader("templates"), autoescape=jinja2.select_autoescape())


@app.route("/plain")
def plain():
    return PLAIN.get_template("x.html").render(name=request.args["name"])  # finding: cross-site-scripting


@app.route("/text")
def text():
    return PLAIN.from_string("<p>{{ name }}</p>").render(name=request.args["name"])  # finding: cross-site-scripting


@app.route("/escaped")
def escaped():
    return ESCAPING.get_template("x.html").render(name=request.args["name"])


@app.route("/elsewhere")
def elsewhere():
    return make_response(redirect(request.args["next"]))  # finding: open-redirect


def handler(event, context):
    return handle_request(app, event, context)
