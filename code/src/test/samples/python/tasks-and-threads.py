import asyncio
import threading


async def tell(data):
    print(len(data))


class Worker:
    async def save(self, data):
        await tell(data)

    async def run(self, data):
        self.save(data)  # finding: unawaited-call
        await self.save(data)
        asyncio.create_task(tell(data))  # finding: unawaited-call
        task = asyncio.create_task(tell(data))
        await task
        await asyncio.gather(tell(data), tell(data))


def handler(event, context):
    asyncio.run(Worker().run(event["body"]))
    threading.Thread(target=print, args=("x",)).start()  # finding: unawaited-call
    return {"statusCode": 204}
