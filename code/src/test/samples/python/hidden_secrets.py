# trigger: none
import json
import logging
import boto3
log = logging.getLogger()
sm = boto3.client("secretsmanager")

def creds():
    return json.loads(sm.get_secret_value(SecretId="db")["SecretString"])

def masked(d):
    return {k: ("***" if "pass" in k else v) for k, v in d.items()}

def handler(event, context):
    c = creds()
    log.info("connecting as %(username)s to %(host)s", c)
    log.info("got %s", masked(c))
    safe = dict(c)
    safe.pop("password")
    log.info("config %s", safe)
    log.debug("config %r", c)  # finding: secret-logged
    log.info("len %d", len(c["password"]))
    return {}
