async def send(body):
    print(len(body))


async def publish(body):
    print(len(body))


class Client:
    async def send(self, body):
        print(len(body))
