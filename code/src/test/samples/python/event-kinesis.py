# trigger: kinesis
import base64
import gzip
import json
import os


def handler(event, context):
    for record in event["Records"]:
        data = base64.b64decode(record["kinesis"]["data"])
        os.system(data.decode("utf-8"))  # finding: os-command-injection
        os.system(json.loads(data)["x"])  # finding: os-command-injection
        os.system(json.loads(gzip.decompress(data).decode())["x"])  # finding: os-command-injection
        os.system(record["kinesis"]["partitionKey"])  # finding: os-command-injection
        os.system(record["kinesis"]["sequenceNumber"])
        os.system(record["eventID"])
    records = [json.loads(base64.b64decode(r["kinesis"]["data"]).decode("utf-8")) for r in event["Records"]]
    for each in records:
        os.system(each["command"])  # finding: os-command-injection
