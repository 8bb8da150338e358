# Properties that objects keep once they were read.
from functools import cached_property

import boto3


class Aws:
    @cached_property
    def s3(self):
        return boto3.client("s3")


class Fresh:
    @cached_property
    def sns(self):
        return boto3.client("sns")  # finding: client-per-invocation


class Anew:
    @property
    def sqs(self):
        return boto3.client("sqs")  # finding: client-per-invocation


aws = Aws()
anew = Anew()


def handler(event, context):
    aws.s3.head_bucket(Bucket="a")
    anew.sqs.purge_queue(QueueUrl="q")
    Fresh().sns.publish(TopicArn="t", Message="m")
