# trigger: http-api
import os
import subprocess


def by_comprehension(event):
    headers = {name.lower(): value for name, value in event["headers"].items()}
    if headers["x-role"] == "admin":  # finding: caller-decides-rights
        subprocess.run(["rebuild"], check=True)
    if headers["x-colour"] == "admin":
        subprocess.run(["repaint"], check=True)


def by_pairs(event):
    headers = dict((name.lower(), value) for name, value in event["headers"].items())
    if headers.get("x-user-role") == "admin":  # finding: caller-decides-rights
        subprocess.run(["rebuild"], check=True)


def by_loop(event):
    headers = {}
    for name, value in event["headers"].items():
        headers[name.lower()] = value
    if headers.get("x-user-role") == "admin":  # finding: caller-decides-rights
        subprocess.run(["rebuild"], check=True)


def sizes(event):
    total = event["queryStringParameters"].get("start", 0) + len(event["headers"])
    for size in event["headers"].values():
        total += int(size)
    print("bytes so far", total)
    print("next is", event["queryStringParameters"]["page"] + 1)


def handler(event, context):
    by_comprehension(event)
    by_pairs(event)
    by_loop(event)
    sizes(event)
    return {"statusCode": 200}
