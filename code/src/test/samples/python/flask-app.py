# handler: lambda_handler
import os

import awsgi
from flask import Flask, jsonify, redirect, render_template_string, request

app = Flask(__name__)


@app.route("/users/<name>", methods=["GET"])
def user(name):
    os.system("id " + name)  # finding: os-command-injection
    os.system(request.args.get("q"))  # finding: os-command-injection
    os.system(request.args["q"])  # finding: os-command-injection
    return jsonify({})


@app.post("/users")
def create():
    os.system(request.get_json()["x"])  # finding: os-command-injection
    os.system(request.json["x"])  # finding: os-command-injection
    os.system(request.form["x"])  # finding: os-command-injection
    os.system(request.headers.get("x"))  # finding: os-command-injection
    os.system(request.method)
    os.system(request.get_data(as_text=True))  # finding: os-command-injection
    return render_template_string("<b>" + request.values["x"])  # finding: template-injection


@app.route("/go")
def go():
    return redirect(request.args["next"])  # finding: open-redirect


def lambda_handler(event, context):
    return awsgi.response(app, event, context)
