# trigger: http-api
# What was signed with a key is what the code wrote itself.
import base64
import hashlib
import hmac
import os
import pickle

KEY = os.environ["STATE_KEY"].encode()


def handler(event, context):
    params = event["queryStringParameters"]
    raw = base64.b64decode(params["state"])
    if not hmac.compare_digest(hmac.new(KEY, raw, hashlib.sha256).hexdigest(), params["signature"]):
        return {"statusCode": 403}
    state = pickle.loads(raw)
    other = pickle.loads(base64.b64decode(params["other"]))  # finding: unsafe-deserialization
    return {"statusCode": 200, "body": str(len(state) + len(other))}
