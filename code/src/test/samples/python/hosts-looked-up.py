# trigger: rest-api
# Addresses whose host is looked up, to see whether it is a public one.
import ipaddress
import json
import socket
from urllib.parse import urlparse

import requests


def is_public(host):
    for info in socket.getaddrinfo(host, None):
        if not ipaddress.ip_address(info[4][0]).is_global:
            return False
    return True


def private(host):
    address = ipaddress.ip_address(socket.gethostbyname(host))
    return address.is_private or address.is_loopback or address.is_link_local


def handler(event, context):
    body = json.loads(event["body"])
    if is_public(urlparse(body["hook"]).hostname):
        requests.get(body["hook"], timeout=3, allow_redirects=False)
    if not private(urlparse(body["image"]).hostname):
        requests.get(body["image"], timeout=3, allow_redirects=False)
    print(len(socket.gethostbyname(urlparse(body["feed"]).hostname)))
    requests.get(body["feed"], timeout=3)  # finding: server-side-request-forgery
    return {"statusCode": 200}
