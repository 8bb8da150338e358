import os


def of_orders(event, context):
    for record in event["Records"]:
        os.system("ls " + record["Sns"]["Message"])


def of_invoices(event, context):
    for record in event["Records"]:
        os.system("ls " + record["Sns"]["Message"])


def of_prefix(event, context):
    for record in event["Records"]:
        os.system("ls " + record["Sns"]["Message"])


def of_other_prefix(event, context):
    for record in event["Records"]:
        os.system("ls " + record["Sns"]["Message"])


def of_any_but(event, context):
    for record in event["Records"]:
        os.system("ls " + record["Sns"]["Message"])


def of_who(event, context):
    for record in event["Records"]:
        os.system("ls " + record["Sns"]["Message"])


def of_body(event, context):
    for record in event["Records"]:
        os.system("ls " + record["Sns"]["Message"])


def of_queue(event, context):
    os.system("ls " + event["Records"][0]["body"])
