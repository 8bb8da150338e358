import os

FOLDER = "/opt/pages"


def handler(event, context):
    name = event["pathParameters"]["name"]
    with open(os.path.join(FOLDER, os.path.basename(name))) as page:
        first = page.read()
    path = os.path.realpath(os.path.join(FOLDER, name))
    if not path.startswith(FOLDER + "/"):
        return {"statusCode": 400}
    with open(path) as page:
        return {"statusCode": 200, "body": first + page.read()}
