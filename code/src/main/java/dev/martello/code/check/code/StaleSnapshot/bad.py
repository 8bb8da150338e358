# snapstart: true
import os
import random
import time
import uuid

import boto3
import psycopg2

INSTANCE = str(uuid.uuid4())  # finding
SALT = random.getrandbits(64)  # finding
STARTED = time.time()  # finding

secrets = boto3.client("secretsmanager")
PASSWORD = secrets.get_secret_value(SecretId=os.environ["SECRET"])["SecretString"]  # finding
connection = psycopg2.connect(host="db", password=PASSWORD)  # finding


def handler(event, context):
    with connection.cursor() as cursor:
        cursor.execute("select 1")
    return {"statusCode": 200, "headers": {"x-instance": INSTANCE, "x-salt": str(SALT), "x-started": str(STARTED)}}
