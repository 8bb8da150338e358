import base64
import pickle
import yaml


def handler(event, context):
    order = pickle.loads(base64.b64decode(event["body"]))  # finding
    settings = yaml.unsafe_load(event["headers"]["x-settings"])  # finding
    other = yaml.load(event["headers"]["x-settings"], Loader=yaml.Loader)  # finding
    return {"statusCode": 200, "body": str([order, settings, other])}
