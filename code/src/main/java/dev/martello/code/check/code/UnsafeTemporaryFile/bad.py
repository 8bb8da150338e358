import tempfile


def handler(event, context):
    name = tempfile.mktemp()  # finding
    return {"statusCode": 200, "body": name}
