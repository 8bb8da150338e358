import asyncio
import contextlib
import logging
import os
import threading
from concurrent.futures import ThreadPoolExecutor

logger = logging.getLogger()
state = {}


async def fetch(name):
    await asyncio.sleep(0)
    return "echo " + name


async def run(name):
    os.system(await fetch(name))  # finding: os-command-injection
    results = await asyncio.gather(fetch(name), fetch("x"))
    os.system(results[0])  # finding: os-command-injection
    async for each in stream(name):
        os.system(each)  # finding: os-command-injection


async def stream(name):
    yield name


@contextlib.contextmanager
def opened(name):
    yield name


def work(name):
    os.system("echo " + name)  # finding: os-command-injection


def attempt(name):
    try:
        value = name
        if not value:
            raise ValueError("empty")
    except ValueError:
        value = "x"
    finally:
        logger.info("done")
    os.system(value)  # finding: os-command-injection


def handler(event, context):
    name = event["queryStringParameters"]["name"]
    asyncio.run(run(name))
    with opened(name) as value:
        os.system(value)  # finding: os-command-injection
    with ThreadPoolExecutor() as pool:
        pool.submit(work, name)
        list(pool.map(work, [name]))
    threading.Thread(target=work, args=(name,)).start()  # finding: unawaited-call
    attempt(name)
    state["name"] = name
    from_state()
    value = "x"
    while value:
        os.system(value)  # finding: os-command-injection
        value = name
    for index in range(3):
        os.system("echo %d" % index)
    if False:
        os.system(name)
    return {"statusCode": 200}


def from_state():
    os.system(state["name"])  # finding: os-command-injection


def never_called(event):
    os.system(event["body"])
