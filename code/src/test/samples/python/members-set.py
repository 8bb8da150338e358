# trigger: http-api
import json
import ssl
import urllib.request

KNOWN = {"theme", "size"}
context_of_tls = ssl.create_default_context()
context_of_tls.check_hostname = False
context_of_tls.verify_mode = ssl.CERT_NONE  # finding: tls-verification-off


class Settings:
    def __init__(self):
        self.theme = "light"
        self.is_admin = False


def handler(event, context):
    settings = Settings()
    for name, value in json.loads(event["body"]).items():
        setattr(settings, name, value)  # finding: prototype-pollution
        if name in KNOWN:
            setattr(settings, name, value)
    with urllib.request.urlopen("https://in.acme.example", timeout=3, context=context_of_tls) as answer:
        return {"statusCode": answer.status, "body": json.dumps({"admin": settings.is_admin})}
