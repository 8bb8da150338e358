# trigger: http-api
# Paths as objects of the module `pathlib`, and long ones.
import os
import pathlib


def handler(event, context):
    query = event["queryStringParameters"]
    pathlib.Path("/tmp/script-of-event").write_text(query["script"])
    os.system(open("/tmp/script-of-event").read())  # finding: os-command-injection, unclosed-resource
    long = "/0123456789/0123456789/0123456789/0123456789/0123456789/0123456789"
    pathlib.Path("/tmp" + long).write_text(query["text"])
    os.system(pathlib.Path("/opt" + long).read_text())
    pathlib.Path("/opt", "/tmp/other-of-event").write_text(query["other"])
    os.system(pathlib.Path("/tmp").joinpath("other-of-event").read_text())  # finding: os-command-injection
    return {"statusCode": 200}
