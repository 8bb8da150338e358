# trigger: none
import time

import jwt


class Settings:
    issuer = "shop"
    signing_key = "k8#Vd!2pQz@7mXw4Rt^9LsHy"  # finding: secret-in-code


OTHERS = {
    "issuer": "shop",
    "signing_key": "T8r!vq2-Longhorn-77-Xz",  # finding: secret-in-code
}


def handler(event, context):
    claims = {"sub": event["user"], "exp": int(time.time()) + 600}
    first = jwt.encode(claims, Settings.signing_key, algorithm="HS256")
    return [first, jwt.encode(claims, OTHERS["signing_key"], algorithm="HS256")]
