import json
import os

import boto3

secrets = boto3.client("secretsmanager")
sts = boto3.client("sts")
session = boto3.Session()


def key():
    return json.loads(secrets.get_secret_value(SecretId=os.environ["SEARCH"])["SecretString"])


def lent():
    keys = sts.assume_role(RoleArn=os.environ["UPLOADS"], RoleSessionName="upload")["Credentials"]
    return {"id": keys["AccessKeyId"], "key": keys["SecretAccessKey"], "token": keys["SessionToken"]}  # finding


def own():
    frozen = session.get_credentials().get_frozen_credentials()
    return {"key": frozen.secret_key}


def reply(body):
    return {"statusCode": 200, "body": json.dumps(body)}  # finding


def handler(event, context):
    kind = event["queryStringParameters"]["kind"]
    if kind == "lent":
        return reply(lent())
    if kind == "own":
        return reply(own())
    found = key()
    return {"statusCode": 200, "body": json.dumps({"host": found["host"], "key": found["admin_key"]})}  # finding
