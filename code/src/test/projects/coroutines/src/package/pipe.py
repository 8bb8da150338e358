class Pipe:
    async def send(self, body):
        print(len(body))
