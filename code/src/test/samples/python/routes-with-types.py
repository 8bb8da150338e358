# handler: lambda_handler
# Routes that turn a part of their path into a number, and names of files of which only harmless signs are left.
import os
import sqlite3
import subprocess

import awsgi
from flask import Flask, request
from werkzeug.utils import secure_filename

app = Flask(__name__)
shop = sqlite3.connect("/opt/shop.db")


@app.get("/items/<int:item>")
def numbered(item):
    return {"n": shop.execute(f"SELECT n FROM items WHERE id = {item}").fetchone()}


@app.get("/items/<item>/<float:price>")
def named(item, price):
    shop.execute(f"UPDATE items SET price = {price}")
    return {"n": shop.execute(f"SELECT n FROM items WHERE name = '{item}'").fetchone()}  # finding: sql-injection


@app.post("/pictures")
def picture():
    name = secure_filename(request.files["file"].filename)
    subprocess.check_call(f"convert /tmp/{name} /tmp/out.png", shell=True)
    return {}


@app.post("/drawings")
def drawing():
    name = os.path.basename(request.files["file"].filename)
    subprocess.check_call(f"convert /tmp/{name} /tmp/out.png", shell=True)  # finding: os-command-injection
    return {}


def lambda_handler(event, context):
    return awsgi.response(app, event, context)
