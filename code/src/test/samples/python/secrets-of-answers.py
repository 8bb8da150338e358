# trigger: schedule
import hashlib
import os
import time
import uuid
from pathlib import Path

import boto3

secrets = boto3.client("secretsmanager")
sts = boto3.client("sts")


def etag(content):
    return hashlib.md5(content).hexdigest()


def handler(event, context):
    secret = secrets.get_secret_value(SecretId="x")
    print(secret["Name"], secret["ARN"])
    print(f"got {secret}")  # finding: secret-logged
    credentials = sts.assume_role(RoleArn=os.environ["ROLE"], RoleSessionName="x")["Credentials"]
    print("credentials", credentials)  # finding: secret-logged
    Path("/tmp/x").chmod(0o777)  # finding: loose-file-permissions
    os.makedirs("/tmp/y", mode=0o777)  # finding: loose-file-permissions
    reset_token = uuid.uuid1().hex  # finding: guessable-secret
    session_id = hashlib.sha256(str(time.time()).encode()).hexdigest()  # finding: guessable-secret
    cache_key = hashlib.md5(b"x").hexdigest()
    return reset_token + session_id + cache_key + etag(b"x")
