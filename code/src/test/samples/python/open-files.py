# Files, sockets and connections: closed, handed on, kept, and left open.
import contextlib
import csv
import gzip
import io
import json
import os
import sqlite3
import tempfile
import zipfile
from pathlib import Path

import boto3
import pymysql
import yaml

s3 = boto3.client("s3")
PAGE = open("page.html", encoding="utf-8").read()


class Writer:
    def __init__(self, path):
        self.file = open(path, "w")

    def close(self):
        self.file.close()


def rows(path):
    return list(csv.reader(open(path)))  # finding: unclosed-resource


def rows_well(path):
    with open(path, newline="") as source:
        return list(csv.DictReader(source))


def settings():
    return yaml.safe_load(open("/opt/settings.yaml"))  # finding: unclosed-resource


def save(data):
    target = open("/tmp/data.json", "w")  # finding: unclosed-resource
    json.dump(data, target)


def save_well(data):
    target = open("/tmp/data.json", "w")
    try:
        json.dump(data, target)
    finally:
        target.close()


def compressed(path):
    return gzip.open(path).read()  # finding: unclosed-resource


def upload(path):
    s3.upload_fileobj(open(path, "rb"), os.environ["BUCKET"], "data")  # finding: unclosed-resource


def entries(path):
    archive = zipfile.ZipFile(path)  # finding: unclosed-resource
    return archive.namelist()


def entries_of(body):
    return zipfile.ZipFile(io.BytesIO(body)).namelist()


def stack():
    with contextlib.ExitStack() as files:
        return [files.enter_context(open(name)).read() for name in ("/tmp/a", "/tmp/b")]


def query():
    database = sqlite3.connect("/tmp/cache.db")  # finding: unclosed-resource
    return database.execute("SELECT 1").fetchall()


def query_well():
    with contextlib.closing(sqlite3.connect("/tmp/cache.db")) as database:
        return database.execute("SELECT 1").fetchall()


def mysql():
    database = pymysql.connect(host="db", connect_timeout=2)  # finding: client-per-invocation
    try:
        with database.cursor() as cursor:
            cursor.execute("SELECT 1")
            return cursor.fetchall()
    finally:
        database.close()


def lambda_handler(event, context):
    writer = Writer("/tmp/out.txt")
    writer.close()
    with tempfile.TemporaryFile() as scratch:
        scratch.write(b"x")
    Path("/tmp/x.txt").write_text("x")
    save({})
    save_well({})
    upload("/tmp/data.json")
    found = [rows("/tmp/a.csv"), rows_well("/tmp/a.csv"), settings(), compressed("/tmp/a.gz"), entries("/tmp/a.zip")]
    found += [entries_of(event["body"].encode()), stack(), query(), query_well(), mysql(), PAGE]
    return {"statusCode": 200, "body": json.dumps(found)}
