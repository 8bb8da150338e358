# trigger: rest-api
# Managers of the file's own that close what they opened, however their block is left.
class Source:
    def __enter__(self):
        self.file = open("/opt/a.csv")
        return self.file

    def __exit__(self, *exc):
        self.file.close()


class Other:
    def __enter__(self):
        self.file = open("/opt/b.csv")  # finding: unclosed-resource
        return self.file

    def __exit__(self, *exc):
        print("done")


def text():
    with Source() as file:
        return file.read()


def handler(event, context):
    with Other() as other:
        return {"statusCode": 200, "body": text() + other.read()}
