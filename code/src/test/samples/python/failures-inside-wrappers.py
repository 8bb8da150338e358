# trigger: sns
# Failures that get lost in what stands around the functions of a handler.
import ftplib
import json
import logging

import boto3

log = logging.getLogger()
table = boto3.resource("dynamodb").Table("orders")
sns = boto3.client("sns")


def guarded(function):
    def inner(*args):
        try:
            return function(*args)
        except Exception:  # finding: swallowed-failure
            log.exception("failed")

    return inner


def passing(function):
    def inner(*args):
        try:
            return function(*args)
        except Exception:
            log.exception("failed")
            raise

    return inner


@guarded
def keep(record):
    table.put_item(Item=json.loads(record["Sns"]["Message"]))


@passing
def keep_also(record):
    table.put_item(Item=json.loads(record["Sns"]["Message"]))


class Processor:
    def __call__(self, record):
        try:
            table.delete_item(Key={"id": record["Sns"]["MessageId"]})  # finding: calls-in-loop
        except Exception as error:  # finding: swallowed-failure
            log.error("cannot process: %s", type(error))


def told():
    try:
        sns.publish(TopicArn="t", Message="done")
    except Exception:  # finding: swallowed-failure
        return 1
    return 0


def heard():
    try:
        sns.publish(TopicArn="t", Message="done")
    except Exception:
        return 1
    return 0


def deliver(name):
    with ftplib.FTP_TLS("files.example.com", timeout=10) as ftp:
        ftp.delete(name)


def handler(event, context):
    for record in event["Records"]:
        keep(record)
        keep_also(record)
    list(map(Processor(), event["Records"]))
    try:
        deliver("old.csv")
    except ftplib.all_errors as error:  # finding: swallowed-failure
        print(f"not delivered: {type(error).__name__}")
    code = told()
    print("finished with", code)
    if heard():
        raise RuntimeError("not told")
