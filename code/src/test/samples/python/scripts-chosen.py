import subprocess


def handler(event, context):
    query = event["queryStringParameters"]
    subprocess.run(["python3", query["script"]], check=True)  # finding: os-command-injection
    subprocess.run(["python3", "/opt/report.py", query["name"]], check=True)
    subprocess.run(["/bin/bash", "-c", query["line"]], check=True)  # finding: os-command-injection
    return {"statusCode": 204}
