# trigger: none
# What methods of a framework's request read, and what is done with a password.
import hashlib
import hmac
import json

import boto3
from apig_wsgi import make_lambda_handler
from flask import Flask, jsonify, request
from markupsafe import Markup

app = Flask(__name__)
readers = boto3.resource("dynamodb").Table("readers")
ROW = Markup("<tr><td>{name}</td></tr>")


def fingerprint(password, salt):
    return hashlib.sha1((salt + password).encode()).hexdigest()  # finding: weak-hash


def fingerprint_of(page):
    return hashlib.sha1(page.encode(), usedforsecurity=False).hexdigest()


@app.post("/login")
def login():
    form = request.get_json()
    reader = readers.get_item(Key={"card": int(form["card"])}).get("Item")
    ok = hmac.compare_digest(fingerprint(form["password"], reader["salt"]), reader["hash"])
    print(json.dumps({"login": form, "ok": ok}))  # finding: secret-logged
    print(json.dumps({"card": form["card"], "ok": ok}))
    return jsonify(ok=ok), 200 if ok else 401


@app.get("/readers")
def show():
    row = ROW.format(name=request.args["name"])
    note = Markup("<b>%s</b>") % request.args["note"]
    all_of_them = Markup("").join([request.args["one"], request.args["other"]])
    page = Markup("<table>{}</table>").format(row) + note + all_of_them + request.args["end"]
    return str(page), {"ETag": fingerprint_of(str(page))}


@app.get("/raw")
def raw():
    return str(Markup("<b>{}</b>".format(request.args["name"])))  # finding: cross-site-scripting


lambda_handler = make_lambda_handler(app)
