import os


def handler(event, context):
    for record in event["Records"]:
        os.system("ls " + record["body"])
