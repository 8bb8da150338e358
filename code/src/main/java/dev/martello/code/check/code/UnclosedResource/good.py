import contextlib
import io
import json
import socket
import zipfile

import psycopg2

TEMPLATE = open("template.html").read()
connection = None


def database():
    global connection
    if connection is None:
        connection = psycopg2.connect(host="db")
    return connection


def opened(path):
    return open(path)


def handler(event, context):
    with open("/tmp/log.txt", "w") as log:
        log.write(event["body"])
    source = open("/tmp/in.json")
    try:
        data = json.load(source)
    finally:
        source.close()
    with opened("/tmp/in.json") as again:
        data = json.load(again)
    with contextlib.closing(socket.create_connection(("10.0.0.1", 9000), timeout=2)) as line:
        line.sendall(b"ping")
    other = psycopg2.connect(host="db")
    with contextlib.closing(other), other, other.cursor() as cursor:
        cursor.execute("SELECT 1")
    archive = zipfile.ZipFile(io.BytesIO(data["content"]))
    database().cursor().execute("SELECT 1")
    return {"statusCode": 200, "body": TEMPLATE + str(archive.namelist())}
