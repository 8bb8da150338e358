"""Addresses that are asked over plain HTTP, and those of hosts that are near."""
import json
import os
import urllib.request

import httpx
import requests
import urllib3

RATES = "http://rates.example.com/v1"  # finding: obsolete-protocol
STOCK = "https://stock.example.com/v1"
SETTINGS = "http://localhost:2772/applications"
http = urllib3.PoolManager()


class Weather:
    def __init__(self, base="http://api.weather.example.org"):  # finding: obsolete-protocol
        self.base = base
        self.session = requests.Session()

    def today(self, city):
        return self.session.get(f"{self.base}/today", params={"city": city}, timeout=3).json()


def handler(event, context):
    requests.get(f"{RATES}/eur", timeout=3)
    requests.get(f"{STOCK}/all", timeout=3)
    requests.get(SETTINGS, timeout=3)
    requests.get("http://orders:8080/open", timeout=3)
    requests.get("http://billing.shop.internal/open", timeout=3)
    urllib.request.urlopen("http://169.254.170.2/v2/credentials", timeout=2)
    feed = urllib.request.Request("http://feeds.example.com/x")  # finding: obsolete-protocol
    with urllib.request.urlopen(feed, timeout=2) as answer:
        json.load(answer)
    http.request("GET", "http://partner.example.net/stock", timeout=3.0)  # finding: obsolete-protocol
    httpx.post("http://%s/hook" % os.environ["BRIDGE_HOST"], json={}, timeout=3)  # finding: obsolete-protocol
    httpx.post("https://%s/hook" % os.environ["BRIDGE_HOST"], json={}, timeout=3)
    requests.get("http://" + os.environ["AWS_LAMBDA_RUNTIME_API"] + "/x", timeout=3)
    return Weather().today("x")
