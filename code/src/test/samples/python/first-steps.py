import json
import os
import shlex
import sqlite3
import subprocess

connection = sqlite3.connect("/tmp/orders.db")
SHELVES = ["a", "b"]


class Orders:
    def __init__(self, database):
        self.database = database

    def find(self, name):
        return self.database.execute("select * from orders where name = '%s'" % name)  # finding: sql-injection


def run(command):
    os.system(command)  # finding: os-command-injection


def known(shelf):
    if shelf not in ("a", "b"):
        raise ValueError("no such shelf")
    return shelf


def handler(event, context):
    body = json.loads(event["body"])
    name = body.get("name")
    subprocess.run(f"ls {name}", shell=True)  # finding: os-command-injection
    subprocess.run(["ls", name])
    os.system("ls " + shlex.quote(name))
    if name in SHELVES:
        os.system("ls " + name)
    run(event["queryStringParameters"]["command"])
    Orders(connection).find(event["queryStringParameters"]["name"])
    for each in [event["headers"]["x-code"], "1"]:
        eval(each)  # finding: code-injection
    number = int(event["queryStringParameters"]["number"])
    eval("f(%d)" % number)
    connection.cursor().execute("select ?", (name,))
    connection.cursor().execute("select {}".format(name))  # finding: sql-injection
    os.system("ls " + known(body["shelf"]))
    return {"statusCode": 200}
