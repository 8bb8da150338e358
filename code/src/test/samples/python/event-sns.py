# trigger: sns
import json
import os


def handler(event, context):
    message = event["Records"][0]["Sns"]["Message"]
    os.system(message)  # finding: os-command-injection
    os.system(json.loads(message)["AlarmName"])  # finding: os-command-injection
    os.system(event["Records"][0]["Sns"]["Subject"])  # finding: os-command-injection
    os.system(event["Records"][0]["Sns"]["MessageAttributes"]["x"]["Value"])  # finding: os-command-injection
    os.system(event["Records"][0]["Sns"]["TopicArn"])
    os.system(event["Records"][0]["Sns"]["MessageId"])
    os.system(event["Records"][0]["EventSource"])
