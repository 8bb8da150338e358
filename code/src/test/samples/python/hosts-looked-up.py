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


INSIDE = [ipaddress.ip_network("10.0.0.0/8"), ipaddress.ip_network("169.254.0.0/16")]


def inside(host):
    addresses = [ipaddress.ip_address(info[4][0]) for info in socket.getaddrinfo(host, None)]
    return any(address in network for address in addresses for network in INSIDE)


def handler(event, context):
    body = json.loads(event["body"])
    if is_public(urlparse(body["hook"]).hostname):
        requests.get(body["hook"], timeout=3, allow_redirects=False)
    if not private(urlparse(body["image"]).hostname):
        requests.get(body["image"], timeout=3, allow_redirects=False)
    print(len(socket.gethostbyname(urlparse(body["feed"]).hostname)))
    requests.get(body["feed"], timeout=3)  # finding: server-side-request-forgery
    for info in socket.getaddrinfo(urlparse(body["shown"]).hostname, None):
        print(str(ipaddress.ip_address(info[4][0])))
    requests.get(body["shown"], timeout=3)  # finding: server-side-request-forgery
    if not inside(urlparse(body["page"]).hostname):
        requests.get(body["page"], timeout=3, allow_redirects=False)
    return {"statusCode": 200}
