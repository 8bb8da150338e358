# trigger: sqs
"""A semaphore bounds what waits for it, and nothing else."""
import asyncio
import json

import aiohttp

import aioboto3

URL = "https://stock.example.com/"


class Checker:
    def __init__(self, session):
        self.session = session
        self.gate = asyncio.Semaphore(20)

    async def stock(self, article):
        async with self.session.get(URL + str(int(article))) as answer:
            return answer.status

    async def image(self, article):
        async with self.gate, self.session.head(URL + str(int(article))) as answer:
            return answer.status

    async def gated(self, article):
        async with self.gate:
            return await self.stock(article)

    async def save(self, results):
        async with aioboto3.Session().client("s3") as s3:
            await s3.put_object(Bucket="results", Key="latest", Body=json.dumps(results))


async def check(articles):
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=5)) as session:
        checker = Checker(session)
        images = await asyncio.gather(*(checker.image(each) for each in articles))
        gated = await asyncio.gather(*(checker.gated(each) for each in articles))
        stocks = await asyncio.gather(*[checker.stock(each) for each in articles])  # finding: unbounded-parallelism
        checker.save(images)  # finding: unawaited-call
        await checker.save(gated)
        return stocks


def handler(event, context):
    for record in event["Records"]:
        asyncio.run(check(json.loads(record["body"])["articles"]))
