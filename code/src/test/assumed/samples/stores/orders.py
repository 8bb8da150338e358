import json

from store import Store

store = Store()


def handler(event, context):
    body = json.loads(event["body"])
    for item in body["items"]:
        store.save({"id": item["id"], "name": item["name"]})  # finding: calls-in-loop
    store.save_all(body["others"])
    return {"statusCode": 204}
