# trigger: schedule
import os
import ssl

import grpc
import paho.mqtt.client as mqtt
import pymongo
import pymysql
import urllib3
import websocket

http = urllib3.HTTPSConnectionPool("in.acme.example", assert_hostname=False, timeout=3)  # finding: tls-verification-off
base = pymysql.connect(host="h", user="u", password=os.environ["P"], connect_timeout=3, ssl={"verify_mode": False})  # finding: tls-verification-off
other = pymysql.connect(host="h", user="u", password=os.environ["P"], connect_timeout=3, ssl={"ca": "/opt/ca.pem"})
line = websocket.create_connection("wss://in.acme.example", timeout=3, sslopt={"cert_reqs": ssl.CERT_NONE})  # finding: tls-verification-off
documents = pymongo.MongoClient("mongodb://db/?tls=true&tlsAllowInvalidCertificates=true", serverSelectionTimeoutMS=3000)  # finding: tls-verification-off
client = mqtt.Client()
client.tls_set(cert_reqs=ssl.CERT_NONE)  # finding: tls-verification-off
channel = grpc.insecure_channel("pricing.acme.example:50051")  # finding: tls-verification-off
local = grpc.insecure_channel("localhost:50051")


def handler(event, context):
    return {"ok": True}
