# handler: handler
# Functions of frameworks that raise: nothing behind them runs.
import os
import sys

import serverless_wsgi
from flask import Flask, abort, request, send_file

app = Flask(__name__)
ROOT = "/mnt/files"


@app.get("/one/<path:name>")
def one(name):
    full = os.path.realpath(os.path.join(ROOT, name))
    if os.path.commonpath([full, ROOT]) != ROOT:
        abort(404)
    return send_file(full)


@app.get("/two/<path:name>")
def two(name):
    full = os.path.realpath(os.path.join(ROOT, name))
    if not full.startswith(ROOT + os.sep):
        abort(403, "not here")
    return send_file(full)


@app.get("/three/<path:name>")
def three(name):
    if not name.isalnum():
        sys.exit(1)
    return send_file(os.path.join(ROOT, name))


@app.get("/four/<path:name>")
def four(name):
    if not request.args.get("sure"):
        abort(400)
    return send_file(os.path.join(ROOT, name))  # finding: path-traversal


def handler(event, context):
    return serverless_wsgi.handle_request(app, event, context)
