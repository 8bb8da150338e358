import os


def of_orders(event, context):
    os.system("ls " + event["detail"]["name"])


def of_invoices(event, context):
    os.system("ls " + event["detail"]["name"])


def of_default(event, context):
    os.system("ls " + event["detail"]["name"])


def of_all(event, context):
    os.system("ls " + event["detail"]["name"])


def of_type(event, context):
    os.system("ls " + event["detail"]["name"])


def of_other_type(event, context):
    os.system("ls " + event["detail"]["name"])


def of_prefix(event, context):
    os.system("ls " + event["detail"]["name"])


def of_other_prefix(event, context):
    os.system("ls " + event["detail"]["name"])


def of_anything_but(event, context):
    os.system("ls " + event["detail"]["name"])


def of_stage(event, context):
    os.system("ls " + event["detail"]["name"])


def of_front(event, context):
    os.system("ls " + event["detail"]["name"])


def of_another(event, context):
    os.system("ls " + event["detail"]["name"])
