class Courier:
    async def send(self, body):
        print(len(body))


class Outbox:
    async def send(self, body):
        print(len(body))


async def main(body):
    await Courier().send(body)
