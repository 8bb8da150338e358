# What is made for each event, and what is kept.
import functools
import os

import boto3
import joblib
import psycopg2
import pymysql
import redis
from botocore.config import Config
from sqlalchemy import create_engine

SETTINGS = Config(retries={"max_attempts": 3})
s3 = boto3.client("s3", config=SETTINGS)
session = boto3.Session(region_name="eu-west-1")
queue = session.client("sqs")
model = joblib.load("/opt/model.joblib")
clients = {}
_table = None
_connection = None
_cache = None


def table():
    global _table
    if _table is None:
        _table = boto3.resource("dynamodb").Table(os.environ["TABLE"])
    return _table


def connection():
    global _connection
    if not _connection or not _connection.open:
        _connection = connect()
    return _connection


def connect():
    return pymysql.connect(host=os.environ["HOST"], connect_timeout=3)


def client_of(service):
    if service not in clients:
        clients[service] = boto3.client(service)
    return clients[service]


@functools.lru_cache(maxsize=None)
def secrets():
    return boto3.client("secretsmanager")


@functools.cache
def engine():
    return create_engine(os.environ["DATABASE"])


def cache():
    global _cache
    _cache = _cache or redis.Redis(host=os.environ["CACHE"])
    return _cache


class Orders:
    def __init__(self, client=None):
        self.client = client or boto3.client("dynamodb")

    def read(self, key):
        return self.client.get_item(TableName="orders", Key=key)


class Reports:
    def __init__(self):
        self.client = boto3.client("athena")  # finding: client-per-invocation

    def start(self):
        return self.client.start_query_execution(QueryString="SELECT 1")


orders = Orders()


def assumed(role):
    keys = boto3.client("sts").assume_role(RoleArn=role, RoleSessionName="orders")["Credentials"]  # finding: client-per-invocation
    other = boto3.Session(aws_access_key_id=keys["AccessKeyId"], aws_secret_access_key=keys["SecretAccessKey"])
    return boto3.client("s3", aws_access_key_id=keys["AccessKeyId"], aws_session_token=keys["SessionToken"]), other.client("s3")


def upload(data):
    resource = boto3.resource("s3")  # finding: client-per-invocation
    resource.Bucket(os.environ["BUCKET"]).put_object(Key="data", Body=data)


def lambda_handler(event, context):
    local = boto3.client("s3")  # finding: client-per-invocation
    predictor = joblib.load("/tmp/other.joblib")  # finding: client-per-invocation
    database = psycopg2.connect(os.environ["DATABASE"])  # finding: client-per-invocation
    database.close()
    upload(local.get_object(Bucket=os.environ["BUCKET"], Key="a")["Body"])
    connection().cursor().execute("SELECT 1")
    client_of("sns").publish(TopicArn=os.environ["TOPIC"], Message="x")
    Reports().start()
    assumed(os.environ["ROLE"])
    return {"a": table(), "b": secrets(), "c": engine(), "d": cache(), "e": orders.read({}), "f": predictor, "g": model, "h": queue, "i": s3}
