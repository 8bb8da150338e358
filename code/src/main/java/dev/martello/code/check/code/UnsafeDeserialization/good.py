import json
import pickle
import yaml


def handler(event, context):
    order = json.loads(event["body"])
    settings = yaml.safe_load(event["headers"]["x-settings"])
    other = yaml.load(event["headers"]["x-settings"], Loader=yaml.SafeLoader)
    with open("/opt/model.bin", "rb") as model:
        pickle.load(model)
    return {"statusCode": 200, "body": json.dumps([order, settings, other])}
