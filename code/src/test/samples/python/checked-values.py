import json
import re
import subprocess
import uuid
from datetime import date

import jsonschema

SCHEMA = {"type": "object", "properties": {"host": {"type": "string", "pattern": "^[a-z0-9.-]+$"}}, "required": ["host"]}
HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)*")


def handler(event, context):
    body = json.loads(event["body"])
    host = body["host"]
    if HOST.fullmatch(host):
        subprocess.run("ping -c1 " + host, shell=True)
    job = uuid.UUID(body["job"])
    subprocess.run(f"cat /mnt/jobs/{job}", shell=True)
    day = date.fromisoformat(body["day"])
    subprocess.run(f"ls /mnt/{day}", shell=True)
    subprocess.run(f"ls /mnt/{day.year}/{body['sub']}", shell=True)  # finding: os-command-injection
    if body["mode"].isalnum():
        subprocess.run(f"mode {body['mode']}", shell=True)
    return {"statusCode": 204}
