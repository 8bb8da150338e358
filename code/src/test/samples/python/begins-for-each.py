# trigger: http-api
import asyncio, json
import aiohttp, requests
from concurrent.futures import ThreadPoolExecutor, as_completed
async def get(session, u):
    async with session.get("https://api.example.com/" + u, timeout=aiohttp.ClientTimeout(total=3)) as r:
        return await r.text()
async def run(ids):
    async with aiohttp.ClientSession() as session:
        tasks = []
        for i in ids:
            tasks.append(get(session, i))  # finding: unbounded-parallelism
        return await asyncio.gather(*tasks)
async def group(ids):
    async with aiohttp.ClientSession() as session:
        async with asyncio.TaskGroup() as tg:
            for i in ids:
                tg.create_task(get(session, i))  # finding: unbounded-parallelism
def one(i):
    return requests.get("https://api.example.com/" + i, timeout=3).text
def pool(ids):
    with ThreadPoolExecutor(max_workers=len(ids)) as ex:  # finding: unbounded-parallelism
        return list(ex.map(one, ids))
def pool2(ids):
    with ThreadPoolExecutor(max_workers=len(ids)) as ex:
        fs = [ex.submit(one, i) for i in ids]  # finding: unbounded-parallelism
        return [f.result() for f in as_completed(fs)]
def ok(ids):
    with ThreadPoolExecutor(max_workers=8) as ex:
        return list(ex.map(one, ids))
def lambda_handler(event, context):
    ids = json.loads(event["body"])["ids"]
    asyncio.run(run(ids)); asyncio.run(group(ids)); pool(ids); pool2(ids); ok(ids)
    return {"statusCode": 200, "body": ""}
