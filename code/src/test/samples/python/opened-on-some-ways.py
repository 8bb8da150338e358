# trigger: schedule
import http.client
import json
import os
import socket
import zipfile


def rows(path):
    source = open(path)  # finding: unclosed-resource
    try:
        data = json.load(source)
    except ValueError:
        return []
    source.close()
    return data


def total(path):
    source = open(path)
    try:
        if not source.readline():
            return 0
        return len(source.read())
    finally:
        source.close()


def handler(event, context):
    line = http.client.HTTPSConnection("api.acme.example", timeout=3)  # finding: unclosed-resource
    line.request("GET", "/v1")
    answer = line.getresponse()
    if answer.status != 200:
        return None
    line.close()
    metric = socket.create_connection((os.environ["HOST"], 2003), timeout=2)
    metric.sendall(b"metric 1")
    metric.close()
    archive = zipfile.ZipFile(os.path.join("/opt", event["version"], "a.zip"))  # finding: unclosed-resource
    return [rows("/opt/a.json"), total("/opt/b.txt"), archive.namelist()]
