import http.client
import ipaddress
import os
import urllib.request
from urllib.parse import quote, urlparse

import httpx
import requests
import urllib3

HOSTS = {"api.example.com", "www.example.com"}
pool = urllib3.PoolManager(timeout=3)
session = requests.Session()


def handler(event, context):
    query = event["queryStringParameters"]
    url = query["url"]
    requests.get(url, timeout=3)  # finding: server-side-request-forgery
    requests.post(url="https://" + query["host"] + "/x", timeout=3)  # finding: server-side-request-forgery
    requests.get("https://api.example.com/users/" + query["user"], timeout=3)
    requests.get("https://api.example.com/search", params={"q": query["q"]}, timeout=3)
    requests.get(f"https://{query['region']}.example.com/x", timeout=3)  # finding: server-side-request-forgery
    requests.request("GET", url, timeout=3)  # finding: server-side-request-forgery
    requests.get(os.environ["API"] + "/" + query["user"], timeout=3)
    session.get(url, timeout=3)  # finding: server-side-request-forgery
    httpx.get(url, timeout=3)  # finding: server-side-request-forgery
    urllib.request.urlopen(url, timeout=3)  # finding: server-side-request-forgery
    request = urllib.request.Request(url)
    urllib.request.urlopen(request, timeout=3)  # finding: server-side-request-forgery
    pool.request("GET", url)  # finding: server-side-request-forgery
    pool.request("GET", "https://api.example.com/" + quote(query["id"]))
    with httpx.Client(timeout=3) as client:
        client.get(url)  # finding: server-side-request-forgery
        client.get("https://api.example.com/x", params={"u": url})
    return checked(query)


def checked(query):
    target = query["target"]
    if urlparse(target).hostname not in HOSTS:
        return {"statusCode": 400}
    requests.get(target, timeout=3)
    return started(query)


def started(query):
    target = query["next"]
    if target.startswith("https://api.example.com/"):
        requests.get(target, timeout=3)
    http.client.HTTPSConnection(query["server"])  # finding: server-side-request-forgery, request-without-timeout, unclosed-resource
    return {"statusCode": 200}
