# trigger: none
import hashlib
import random
import ssl
import tempfile
from hashlib import md5

import httpx
import jwt
import paramiko
import requests
import urllib3
from Crypto.Cipher import AES, DES
from paramiko import client


def handler(event, context):
    hashlib.md5(b"x")  # finding: weak-hash
    md5(b"x")  # finding: weak-hash
    hashlib.new("sha1", b"x")  # finding: weak-hash
    hashlib.new("sha256", b"x")
    hashlib.md5(b"x", usedforsecurity=False)
    hashlib.sha256(b"x")
    DES.new(b"12345678", DES.MODE_CBC)  # finding: weak-cipher
    AES.new(b"1234567812345678", AES.MODE_ECB)  # finding: weak-cipher, secret-in-code
    AES.new(b"1234567812345678", AES.MODE_GCM)  # finding: secret-in-code
    tempfile.mktemp()  # finding: unsafe-temporary-file
    tempfile.mkstemp()  # finding: temporary-file-kept
    requests.get("https://example.com", verify=False, timeout=3)  # finding: tls-verification-off
    requests.get("https://example.com", verify="/opt/ca.pem", timeout=3)
    httpx.patch("https://example.com", verify=False)  # finding: tls-verification-off
    httpx.get("https://example.com")
    httpx.get("https://example.com", timeout=None)  # finding: request-without-timeout
    requests.get("https://example.com")  # finding: request-without-timeout
    requests.put("https://example.com", timeout=None)  # finding: request-without-timeout
    ssl._create_unverified_context()  # finding: tls-verification-off
    urllib3.PoolManager(cert_reqs="CERT_NONE")  # finding: tls-verification-off
    jwt.decode("x", options={"verify_signature": False})  # finding: jwt-not-verified
    jwt.decode("x", "key", algorithms=["RS256"])  # finding: secret-in-code
    shell = paramiko.SSHClient()  # finding: unclosed-resource
    shell.set_missing_host_key_policy(paramiko.AutoAddPolicy())  # finding: host-key-not-verified
    shell.set_missing_host_key_policy(paramiko.RejectPolicy())
    other = client.SSHClient()
    other.set_missing_host_key_policy(client.WarningPolicy)  # finding: host-key-not-verified
    token = random.randint(0, 10)  # finding: guessable-secret
    jitter = random.random()
    return token + jitter
