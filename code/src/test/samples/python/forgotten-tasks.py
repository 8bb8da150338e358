# trigger: none
import asyncio


async def audit(entry):
    print(len(entry))


async def order(entry):
    asyncio.get_running_loop().create_task(audit(entry))  # finding: unawaited-call
    task = asyncio.get_running_loop().create_task(audit(entry))
    await task
    return 1


def handler(event, context):
    return asyncio.run(order(event))
