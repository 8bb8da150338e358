# Fields whose values functions make for each object.
import os
from dataclasses import dataclass, field

import attr
import boto3


def _iot():
    return boto3.client("iot")  # finding: client-per-invocation


@dataclass
class Fleet:
    iot: object = field(default_factory=_iot)
    names: list = field(default_factory=list)

    def one(self, name):
        self.names.append(name)
        return self.iot.describe_thing(thingName=name)


@attr.s
class Shop:
    sns = attr.ib(factory=lambda: boto3.client("sns"))  # finding: client-per-invocation

    def topics(self):
        return self.sns.get_topic_attributes(TopicArn=os.environ["TOPIC"])


@dataclass
class Kept:
    s3: object = field(default_factory=lambda: boto3.client("s3"))


kept = Kept()


def handler(event, context):
    kept.s3.head_bucket(Bucket=os.environ["BUCKET"])
    Shop().topics()
    return Fleet().one("truck")
