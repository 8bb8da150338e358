# trigger: schedule
# timeout: 10
import ftplib
import os
import smtplib
import socket
import urllib.request

import boto3
import paramiko
import psycopg2
import pymongo
import pymysql
import redis
import requests
from botocore.config import Config

LONG = 45
athena = boto3.client("athena", config=Config(connect_timeout=5, read_timeout=60))  # finding: timeout-beyond-function
cache = redis.Redis(host=os.environ["R"], socket_timeout=2, socket_connect_timeout=30)  # finding: timeout-beyond-function
mongo = pymongo.MongoClient(os.environ["M"], serverSelectionTimeoutMS=30000)  # finding: timeout-beyond-function
other = pymongo.MongoClient(os.environ["M"], serverSelectionTimeoutMS=3000)
first = psycopg2.connect(os.environ["DSN"], connect_timeout=30)  # finding: timeout-beyond-function
second = pymysql.connect(host=os.environ["H"], connect_timeout=3, read_timeout=20)  # finding: timeout-beyond-function
session = requests.Session()


def handler(event, context):
    session.get("https://a.example/x", timeout=(3, 27))  # finding: timeout-beyond-function
    with socket.create_connection(("a.example", 443), 15) as line:  # finding: timeout-beyond-function
        line.sendall(b"x")
    with smtplib.SMTP_SSL("m.example", 465, timeout=20) as mail:  # finding: timeout-beyond-function
        mail.noop()
    with ftplib.FTP_TLS("f.example", timeout=15) as files:  # finding: timeout-beyond-function
        files.login("u", os.environ["P"])
    shell = paramiko.SSHClient()
    shell.load_system_host_keys()
    try:
        shell.connect("h.example", username="u", timeout=LONG)  # finding: timeout-beyond-function
        shell.exec_command("ls", timeout=5)
    finally:
        shell.close()
    with urllib.request.urlopen("https://x.example", timeout=5) as answer:
        return answer.status
