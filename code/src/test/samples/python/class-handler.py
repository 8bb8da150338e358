import os


class Application:
    def __init__(self):
        self.routes = {"GET": self.read, "POST": self.write}

    def __call__(self, event, context):
        method = event["requestContext"]["http"]["method"]
        return self.routes[method](event)

    def read(self, event):
        os.system(event["queryStringParameters"]["x"])  # finding: os-command-injection
        return {"statusCode": 200}

    def write(self, event):
        os.system(event["body"])  # finding: os-command-injection
        return {"statusCode": 200}


handler = Application()
