import tempfile


def handler(event, context):
    with tempfile.NamedTemporaryFile() as file:
        return {"statusCode": 200, "body": file.name}
