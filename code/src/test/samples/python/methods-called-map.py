# What is called `map` and makes its calls where it stands, and the pool that has threads for them.
import asyncio
import requests
from concurrent.futures import ThreadPoolExecutor

class Geo:
    def map(self, url):
        return requests.get(url, timeout=3).text

geo = Geo()

async def show():
    return geo.map("https://maps.example.com")  # finding: blocked-event-loop

async def all_of(urls):
    return list(map(lambda url: requests.get(url, timeout=3), urls))  # finding: blocked-event-loop

async def pooled(urls):
    with ThreadPoolExecutor() as pool:
        return list(pool.map(lambda url: requests.get(url, timeout=3), urls))

async def run():
    await show()
    await all_of(["https://a.example.com"])
    await pooled(["https://a.example.com"])
    return {"statusCode": 200}

def handler(event, context):
    return asyncio.run(run())
