import os


def handler(event, context):
    os.system("ls " + event["detail"]["name"])


def other(event, context):
    os.system("cat " + event["detail"]["name"])
