import asyncio
import json
from dataclasses import dataclass

import httpx


@dataclass
class Job:
    sku: str
    amount: int


async def fetch(client, job):
    answer = await client.get(f"https://stock.example.com/{job.sku}")
    return answer.json()


async def run(jobs):
    async with httpx.AsyncClient(timeout=3) as client:
        return await asyncio.gather(*(fetch(client, job) for job in jobs))  # finding: unbounded-parallelism


def handler(event, context):
    body = json.loads(event["body"])
    jobs = [Job(one["sku"], one["amount"]) for one in body["items"]]
    return {"statusCode": 200, "body": json.dumps(asyncio.run(run(jobs)))}
