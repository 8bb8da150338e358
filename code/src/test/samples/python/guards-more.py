# trigger: http-api
import os
import re
import subprocess


def handler(event, context):
    query = event["queryStringParameters"]
    name = query["name"]
    if re.search(r"[;&|]", name):
        return {"statusCode": 400}
    subprocess.run("ls " + name, shell=True)  # finding: os-command-injection
    kind = query["kind"]
    if not re.fullmatch(r"[a-z]+", kind):
        return {"statusCode": 400}
    subprocess.run("ls " + kind, shell=True)
    other = query["other"]
    if re.search(r"[^\w]", other):
        return {"statusCode": 400}
    subprocess.run("ls " + other, shell=True)
    path = os.path.normpath(os.path.join("/tmp/files", query["path"]))
    if not path.startswith("/tmp/files/"):
        return {"statusCode": 400}
    with open(path) as file:
        text = file.read()
    raw = os.path.join("/tmp/files", query["raw"])
    if not raw.startswith("/tmp/files/"):
        return {"statusCode": 400}
    with open(raw) as file:  # finding: path-traversal
        text += file.read()
    return {"statusCode": 200, "body": text}
