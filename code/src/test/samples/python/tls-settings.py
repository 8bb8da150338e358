# trigger: schedule
import os
import smtplib
import ssl
import socket
import psycopg2
import redis


def handler(event, context):
    context_ = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context_.load_default_certs()
    with socket.create_connection((os.environ["HOST"], 443), timeout=5) as raw:
        with context_.wrap_socket(raw, server_hostname=os.environ["HOST"]) as sock:
            sock.send(b"x")
    bad = ssl.create_default_context()
    bad.minimum_version = ssl.TLSVersion.TLSv1  # finding: obsolete-protocol
    loose = ssl._create_unverified_context()  # finding: tls-verification-off
    with smtplib.SMTP(os.environ["SMTP"], timeout=5) as server:
        server.starttls(context=loose)
    r = redis.Redis(host=os.environ["R"], ssl=True, ssl_cert_reqs="none")  # finding: tls-verification-off, client-per-invocation
    r.ping()
    return str(bad)
