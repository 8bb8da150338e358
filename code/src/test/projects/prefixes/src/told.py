import os


def reports(event, context):
    for record in event["Records"]:
        os.system("wc " + record["s3"]["object"]["key"])


def images(event, context):
    for record in event["Records"]:
        os.system("file " + record["s3"]["object"]["key"])


def tables(event, context):
    for record in event["Records"]:
        os.system("head " + record["s3"]["object"]["key"])
