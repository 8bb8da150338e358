import os
import shutil
import tarfile
import zipfile
from pathlib import Path

from werkzeug.utils import secure_filename

BASE = "/tmp/work"
TEMPLATES = {"a": "a.html", "b": "b.html"}


def inside(name):
    path = os.path.realpath(os.path.join(BASE, name))
    if not path.startswith(BASE + os.sep):
        raise ValueError("outside")
    return path


def handler(event, context):
    name = event["queryStringParameters"]["file"]
    open("/tmp/" + name)  # finding: path-traversal, unclosed-resource
    open(os.path.join("/tmp", name), "w")  # finding: path-traversal, unclosed-resource
    open(f"/tmp/{name}.json")  # finding: path-traversal, unclosed-resource
    open("/tmp/" + os.path.basename(name))  # finding: unclosed-resource
    open(os.path.join("/tmp", secure_filename(name)))  # finding: unclosed-resource
    open("/tmp/" + TEMPLATES[name])  # finding: unclosed-resource
    open("/tmp/" + TEMPLATES.get(name, "a.html"))  # finding: unclosed-resource
    open(inside(name))  # finding: unclosed-resource
    if ".." in name or "/" in name:
        return {"statusCode": 400}
    open("/tmp/" + name)  # finding: unclosed-resource
    return other(event)


def other(event):
    name = event["pathParameters"]["file"]
    Path("/tmp/" + name).read_text()  # finding: path-traversal
    (Path("/tmp") / name).write_text("x")  # finding: path-traversal
    (Path("/tmp") / Path(name).name).read_bytes()
    path = (Path(BASE) / name).resolve()
    if path.is_relative_to(BASE):
        path.read_text()
    os.remove("/tmp/" + name)  # finding: path-traversal
    shutil.copy("/tmp/a", "/tmp/" + name)  # finding: path-traversal
    shutil.rmtree(os.path.join(BASE, name))  # finding: path-traversal
    os.path.exists("/tmp/" + name)
    number = int(event["queryStringParameters"]["page"])
    open(f"/tmp/page-{number}.txt")  # finding: unclosed-resource
    if name.isalnum():
        open("/tmp/" + name)  # finding: unclosed-resource
    return {"statusCode": 200}
