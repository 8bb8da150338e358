# trigger: iot
import logging
import os

import boto3
from botocore.exceptions import ClientError

log = logging.getLogger()
table = boto3.resource("dynamodb").Table(os.environ["TABLE"])
s3 = boto3.client("s3")


class Worker:
    def run(self, event):
        try:
            self.copy(event)
        except:  # finding: swallowed-failure
            log.error("copy failed")
            return {"ok": False}
        return {"ok": True}

    def copy(self, event):
        s3.put_object(Bucket=os.environ["BUCKET"], Key="x", Body=str(event["readings"]))


worker = Worker()


def save(item):
    try:
        table.put_item(Item=item)
        return True
    except ClientError as error:  # finding: swallowed-failure
        log.error("cannot save: %s", error)
        return False


def known(item):
    try:
        table.put_item(Item=item, ConditionExpression="attribute_not_exists(pk)")
    except ClientError as error:
        log.info("known: %s", error)


def handler(event, context):
    save({"pk": event["device"]})
    known({"pk": event["device"]})
    return worker.run(event)
