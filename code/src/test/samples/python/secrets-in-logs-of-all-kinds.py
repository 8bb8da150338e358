# trigger: none
import json, logging, os, uuid, secrets, sys, base64, hashlib
from dataclasses import dataclass, asdict
import boto3, requests
from aws_lambda_powertools import Logger, Tracer
log = logging.getLogger(__name__)
plog = Logger()
tracer = Tracer()
sm = boto3.client("secretsmanager")
ssm = boto3.client("ssm")
cognito = boto3.client("cognito-idp")
sts = boto3.client("sts")
TOKEN_URL = "https://id.example.com/oauth2/token"

@dataclass
class Conn:
    host: str
    password: str

@dataclass
class Hidden:
    host: str
    password: str
    def __repr__(self):
        return f"Hidden({self.host})"

def handler(event, context):
    raw = sm.get_secret_value(SecretId="db")["SecretString"]
    cfg = json.loads(raw)
    conn = Conn(cfg["host"], cfg["password"])
    log.info("conn %s", conn)  # finding: secret-logged
    hidden = Hidden(cfg["host"], cfg["password"])
    log.info("conn %s", hidden)
    log.info("host %s user %s", cfg["host"], cfg["username"])
    dsn = f"postgresql://{cfg['username']}:{cfg['password']}@{cfg['host']}/db"
    print("connecting to", dsn)  # finding: secret-logged
    log.debug("dsn %s", dsn)  # finding: secret-logged
    params = ssm.get_parameters_by_path(Path="/app", WithDecryption=True)["Parameters"]  # finding: missing-pagination
    log.info("parameters: %s", params)  # finding: secret-logged
    creds = sts.assume_role(RoleArn="r", RoleSessionName="s")["Credentials"]
    plog.info("assumed", extra={"creds": creds})  # finding: secret-logged
    log.info("assumed until %s", creds["Expiration"])
    resp = requests.post(TOKEN_URL, data={"grant_type": "client_credentials"}, timeout=3)
    log.info("status %s", resp.status_code)
    log.info("answer %s", resp.text)  # finding: secret-logged
    log.info("expires in %s", resp.json()["expires_in"])
    bearer = resp.json()["access_token"]
    headers = {"Authorization": f"Bearer {bearer}"}
    print(json.dumps({"url": "x", "headers": headers}))  # finding: secret-logged
    reset_token = secrets.token_urlsafe()
    link = f"https://x/reset?t={reset_token}"
    log.info("sent %s", link)  # finding: secret-logged
    log.info("token %s...", reset_token[:4])
    log.info("hash %s", hashlib.sha256(reset_token.encode()).hexdigest())
    log.info("length %d", len(reset_token))
    sys.stderr.write(os.environ["DB_PASSWORD"])  # finding: secret-logged
    tracer.put_annotation("token", bearer)  # finding: secret-logged
    auth = cognito.initiate_auth(ClientId="c", AuthFlow="USER_PASSWORD_AUTH", AuthParameters={"USERNAME": "u", "PASSWORD": "p"})
    print(auth)  # finding: secret-logged
    has = bool(os.environ.get("API_KEY"))
    print("has key", has)
    log.info("is set: %s", os.environ.get("API_KEY") is not None)
    return {}
