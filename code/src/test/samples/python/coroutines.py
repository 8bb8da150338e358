import asyncio
import json
import os
import threading
import aiobotocore.session


async def log_it(data):
    session = aiobotocore.session.get_session()
    async with session.create_client("sqs") as sqs:
        await sqs.send_message(QueueUrl=os.environ["Q"], MessageBody=json.dumps(data))


async def work(data):
    log_it(data)  # finding: unawaited-call
    await log_it(data)
    task = asyncio.create_task(log_it(data))
    await task
    return data


def audit(data):
    pass


def handler(event, context):
    t = threading.Thread(target=audit, args=(event,))
    t.start()
    t.join()
    return asyncio.run(work({"a": 1}))
