# trigger: http-api
"""Whether a call begins a coroutine depends on whose method it is."""
import asyncio


class Store:
    async def save(self, text):
        await asyncio.sleep(0)

    def load(self):
        return "x"


class Plain:
    def save(self, text):
        self.text = text


class Service:
    def __init__(self):
        self.store = Store()
        self.plain = Plain()

    async def run(self, given: Store, other: Plain):
        self.store.save("a")  # finding: unawaited-call
        self.plain.save("a")
        self.store.load()
        given.save("a")  # finding: unawaited-call
        other.save("a")
        await given.save("a")
        task = self.store.save("b")
        await task


def either(flag):
    chosen = Store() if flag else None
    chosen = chosen or Plain()
    chosen.save("a")


def handler(event, context):
    asyncio.run(Service().run(Store(), Plain()))
    either(event.get("flag"))
    return {"statusCode": 204}
