import os
import subprocess


def handler(event, context):
    name = event["queryStringParameters"]["name"]
    os.system("convert /tmp/in.png " + name)  # finding
    subprocess.run(f"zip {name}", shell=True, check=True)  # finding
    subprocess.check_output(["sh", "-c", "zip " + name])  # finding
    subprocess.Popen([name, "--version"])  # finding
    return {"statusCode": 200}
