import os
import re
import shlex
import subprocess


def handler(event, context):
    name = event["queryStringParameters"]["name"]
    subprocess.run(["zip", name], check=True)
    os.system("zip " + shlex.quote(name))
    subprocess.run("ls /tmp", shell=True, check=True)
    if not re.fullmatch(r"[a-z0-9]+", name):
        return {"statusCode": 400}
    subprocess.run(f"zip {name}", shell=True, check=True)
    return {"statusCode": 200}
