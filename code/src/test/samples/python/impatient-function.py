# trigger: schedule
# timeout: 10
import asyncio, socket, urllib.request
import boto3, requests, httpx, aiohttp, redis, pymysql, psycopg2, urllib3, subprocess
from botocore.config import Config
from requests.adapters import HTTPAdapter
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from redis import Redis
from elasticsearch import Elasticsearch
WAIT = 5 * 6
OPTS = {"timeout": 30}
s = requests.Session()
s.request = partial(s.request, timeout=5)
lam = boto3.client("lambda", config=Config(read_timeout=120, connect_timeout=2))  # finding: timeout-beyond-function
ddb = boto3.resource("dynamodb", config=Config(connect_timeout=15))  # finding: timeout-beyond-function
r = Redis(host="r", socket_timeout=15)  # finding: timeout-beyond-function
es = Elasticsearch("https://e", request_timeout=60)  # finding: timeout-beyond-function
http = urllib3.PoolManager(timeout=urllib3.Timeout(connect=2, read=60))  # finding: timeout-beyond-function

class Adapter(HTTPAdapter):
    def send(self, request, **kwargs):
        kwargs["timeout"] = 30
        return super().send(request, **kwargs)

async def a():
    t = aiohttp.ClientTimeout(total=60)  # finding: timeout-beyond-function
    async with aiohttp.ClientSession(timeout=t) as sess:
        async with sess.get("https://x.example.com") as resp:
            return await resp.text()

async def b():
    async with httpx.AsyncClient(timeout=15) as c:  # finding: timeout-beyond-function
        await c.get("https://x.example.com")
        await c.get("https://x.example.com", timeout=20)  # finding: timeout-beyond-function
    await asyncio.wait_for(asyncio.open_connection("x.example.com", 443), timeout=30)  # finding: timeout-beyond-function

def handler(event, context):
    asyncio.run(a()); asyncio.run(b())
    requests.get("https://x.example.com", timeout=15)  # finding: timeout-beyond-function
    requests.get("https://x.example.com", timeout=(3, 30))  # finding: timeout-beyond-function
    requests.post("https://x.example.com", json={}, timeout=WAIT)  # finding: timeout-beyond-function
    requests.post("https://x.example.com", json={}, **OPTS)  # finding: timeout-beyond-function
    s.get("https://x.example.com", timeout=12)  # finding: timeout-beyond-function
    urllib.request.urlopen("https://x.example.com", timeout=20)  # finding: timeout-beyond-function
    urllib.request.urlopen("https://x.example.com", None, 20)  # finding: timeout-beyond-function
    http.request("GET", "https://x.example.com", timeout=30.0)  # finding: timeout-beyond-function
    with requests.Session() as one:
        one.put("https://x.example.com", timeout=30)  # finding: timeout-beyond-function
    with ThreadPoolExecutor() as pool:
        pool.submit(len, "a").result(timeout=30)
    requests.get("https://x.example.com", timeout=5)
    requests.get("https://x.example.com", timeout=(3, 6))
    return {}
