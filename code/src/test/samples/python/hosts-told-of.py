# trigger: rest-api
# Hosts whose addresses are looked up and asked what kind they are, with and without consequence.
import ipaddress
import json
import logging
import socket
from urllib.parse import urlparse

import requests

logger = logging.getLogger()


def address_of(url):
    return ipaddress.ip_address(socket.gethostbyname(urlparse(url).hostname))


def check(url):
    for info in socket.getaddrinfo(urlparse(url).hostname, None):
        if ipaddress.ip_address(info[4][0]).is_private:
            raise ValueError("no public address")


def safe(url):
    addresses = [
        ipaddress.ip_address(info[4][0])
        for info in socket.getaddrinfo(urlparse(url).hostname, None)
    ]
    return all(address.is_global for address in addresses)


def handler(event, context):
    body = json.loads(event["body"])
    logger.info("private: %s", address_of(body["logged"]).is_private)
    requests.get(body["logged"], timeout=3)  # finding: server-side-request-forgery
    if address_of(body["warned"]).is_private:
        logger.warning("a private address")
    requests.get(body["warned"], timeout=3)  # finding: server-side-request-forgery
    try:
        check(body["tried"])
    except ValueError as error:
        logger.warning("not public")
    requests.get(body["tried"], timeout=3)  # finding: server-side-request-forgery
    kind = "inside" if address_of(body["kind"]).is_private else "outside"
    logger.info("host is %s", kind)
    requests.get(body["kind"], timeout=3)  # finding: server-side-request-forgery
    check(body["checked"])
    requests.get(body["checked"], timeout=3, allow_redirects=False)
    try:
        check(body["caught"])
    except ValueError:
        return {"statusCode": 400}
    requests.get(body["caught"], timeout=3, allow_redirects=False)
    if not safe(body["safe"]):
        return {"statusCode": 400}
    requests.get(body["safe"], timeout=3, allow_redirects=False)
    is_open = True
    for info in socket.getaddrinfo(urlparse(body["flag"]).hostname, None):
        if not ipaddress.ip_address(info[4][0]).is_global:
            is_open = False
    if is_open:
        requests.get(body["flag"], timeout=3, allow_redirects=False)
    good = []
    for info in socket.getaddrinfo(urlparse(body["good"]).hostname, None):
        if ipaddress.ip_address(info[4][0]).is_global:
            good.append(info)
    if good:
        requests.get(body["good"], timeout=3, allow_redirects=False)
    return {"statusCode": 200}
