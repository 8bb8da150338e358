import json
import socket

import psycopg2


def settings(path):
    return json.load(open(path))  # finding


def handler(event, context):
    log = open("/tmp/log.txt", "a")  # finding
    log.write(event["body"])
    connection = psycopg2.connect(host="db")  # finding
    cursor = connection.cursor()
    cursor.execute("SELECT 1")
    line = socket.create_connection(("10.0.0.1", 9000), timeout=2)  # finding
    line.sendall(b"ping")
    return {"statusCode": 200, "body": str(settings("/opt/settings.json"))}
