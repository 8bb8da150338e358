# trigger: http-api
import os


class Base:
    def __init__(self, command):
        self.command = command

    def run(self):
        os.system(self.command)  # finding: os-command-injection

    def go(self, name):
        os.system("a " + name)  # finding: os-command-injection


class Middle(Base):
    pass


class First(Middle):
    def __init__(self, command):
        super().__init__("ls " + command)

    def go(self, name):
        super().go("b" + name)


class Second(First):
    def __init__(self, command):
        super(Second, self).__init__(command)


class Harmless(Base):
    def __init__(self, command):
        super().__init__("ls")


def handler(event, context):
    query = event["queryStringParameters"]
    First(query["b"]).run()
    First("q").go(query["c"])
    Second(query["d"]).run()
    Harmless(query["e"]).run()
    return {"statusCode": 204}
