import os


def handler(event, context):
    os.system("ls " + event["name"])
