# trigger: none
import json
import os


def handler(event, context):
    os.system(event["name"])  # finding: os-command-injection
    if "Records" in event:
        for record in event["Records"]:
            if record["eventSource"] == "aws:s3":
                os.system(record["s3"]["object"]["key"])  # finding: os-command-injection
            if record.get("eventSource") == "aws:sqs":
                os.system(json.loads(record["body"])["x"])  # finding: os-command-injection
            os.system(record["eventSource"])
    return {}
