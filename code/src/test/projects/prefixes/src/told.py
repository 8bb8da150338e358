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


def removed(event, context):
    for record in event["Records"]:
        os.system("stat " + record["s3"]["object"]["key"])


def put(event, context):
    for record in event["Records"]:
        os.system("wc -l " + record["s3"]["object"]["key"])


def copied(event, context):
    for record in event["Records"]:
        os.system("wc -c " + record["s3"]["object"]["key"])


def posted(event, context):
    for record in event["Records"]:
        os.system("wc -w " + record["s3"]["object"]["key"])


def created(event, context):
    os.system("ls " + event["detail"]["object"]["key"])


def created_there(event, context):
    os.system("ls " + event["detail"]["object"]["key"])


def created_elsewhere(event, context):
    os.system("ls " + event["detail"]["object"]["key"])


def created_quietly(event, context):
    os.system("ls " + event["detail"]["object"]["key"])


def deleted(event, context):
    os.system("ls " + event["detail"]["object"]["key"])
