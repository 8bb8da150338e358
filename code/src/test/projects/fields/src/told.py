import json
import os


def of_queue(event, context):
    for record in event["Records"]:
        job = json.loads(record["body"])
        os.system(job["command"])
        os.system("convert " + job["name"])
        os.system("unit " + job["size"]["unit"])
        os.system("width " + job["size"]["width"])
        os.system("kind " + record["messageAttributes"]["kind"]["stringValue"])
        os.system("all " + record["body"])


def of_topic(event, context):
    for record in event["Records"]:
        told = json.loads(record["Sns"]["Message"])
        os.system("ls " + told["name"])
        os.system("ls " + told["other"])
        os.system("ls " + record["Sns"]["Subject"])
