# trigger: http-api
"""What is put into a queue comes out of it, and of no other."""
import asyncio
import os


async def handed(name):
    queue = asyncio.Queue()
    await queue.put(name)
    os.system(await queue.get())  # finding: os-command-injection
    await queue.put("ls")
    other = asyncio.Queue()
    await other.put("ls")
    os.system(await other.get())


def handler(event, context):
    asyncio.run(handed(event["queryStringParameters"]["name"]))
    return {"statusCode": 204}
