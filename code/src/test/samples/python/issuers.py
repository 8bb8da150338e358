# trigger: rest-api
import os

import jwt

KEYS = {name: jwt.PyJWKClient(name + "/jwks.json", timeout=3) for name in os.environ["ISSUERS"].split()}
OPTIONS = dict.fromkeys(("verify_signature", "verify_aud"), False)


def handler(event, context):
    token = event["headers"]["authorization"]
    hint = jwt.decode(token, options={"verify_signature": False})
    keys = KEYS[hint["iss"]]
    claims = jwt.decode(token, keys.get_signing_key_from_jwt(token).key, algorithms=["RS256"], audience="a")
    other = jwt.decode(event["headers"]["x-session"], options=OPTIONS)  # finding: jwt-not-verified
    return {"statusCode": 200, "body": claims["sub"] + other["sub"]}
