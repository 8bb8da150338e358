import os


def jobs(event, context):
    for record in event["Records"]:
        os.system("ls " + record["body"])


def other(event, context):
    for record in event["Records"]:
        os.system("ls " + record["body"])


def uploads(event, context):
    for record in event["Records"]:
        os.system("ls " + record["s3"]["object"]["key"])


def reports(event, context):
    for record in event["Records"]:
        os.system("ls " + record["s3"]["object"]["key"])


def batched(event, context):
    for record in event["Records"]:
        os.system("ls " + record["dynamodb"]["NewImage"]["name"]["S"])


def collected(event, context):
    for record in event["Records"]:
        os.system("ls " + record["dynamodb"]["NewImage"]["name"]["S"])


def together(event, context):
    for record in event["Records"]:
        os.system("ls " + record["dynamodb"]["NewImage"]["name"]["S"])


def elsewhere(event, context):
    for record in event["Records"]:
        os.system("ls " + record["dynamodb"]["NewImage"]["name"]["S"])
