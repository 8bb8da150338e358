# trigger: schedule
import os
import ssl

import asyncssh
import ldap3
import paho.mqtt.client as mqtt
import paramiko
import psycopg2
import pycurl
import pysftp

database = psycopg2.connect(host="host", sslmode="disable")  # finding: tls-verification-off
verified = psycopg2.connect(host="host", sslmode="verify-full")
options = pysftp.CnOpts()
options.hostkeys = None  # finding: host-key-not-verified
broker = mqtt.Client()
broker.tls_insecure_set(True)  # finding: tls-verification-off
directory = ldap3.Tls(validate=ssl.CERT_NONE)  # finding: tls-verification-off
old_directory = ldap3.Tls(validate=ssl.CERT_REQUIRED, version=ssl.PROTOCOL_TLSv1)  # finding: obsolete-protocol
new_directory = ldap3.Tls(validate=ssl.CERT_REQUIRED, version=ssl.PROTOCOL_TLSv1_2)
curl = pycurl.Curl()
curl.setopt(pycurl.SSL_VERIFYPEER, 0)  # finding: tls-verification-off
os.environ["PYTHONHTTPSVERIFY"] = "0"  # finding: tls-verification-off


def handler(event, context):
    transport = paramiko.Transport(("host", 22))
    transport.connect(username="u", password=os.environ["WORD"])  # finding: host-key-not-verified
    transport.close()
    asyncssh.connect("host", known_hosts=None)  # finding: host-key-not-verified, unclosed-resource
