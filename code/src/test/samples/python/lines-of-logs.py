"""Lines of the log that data forges, and what escapes it."""
import json, logging, re, sys, urllib.parse, base64
from aws_lambda_powertools import Logger
logger = logging.getLogger()
logger.setLevel(logging.INFO)
log = logging.getLogger("audit")
power = Logger(service="x")

def a(event, context):
    user = json.loads(event["body"])["user"]
    logger.info("login of %s failed", user)  # finding: log-injection
    return {"statusCode": 401}


def b(event, context):
    user = json.loads(event["body"])["user"]
    logger.info("login of %r failed", user)
    return {"statusCode": 401}


def c(event, context):
    user = json.loads(event["body"])["user"]
    logger.info("login of {!r} failed".format(user))
    logger.info(f"login of {user!r} failed")
    return {"statusCode": 401}


def d(event, context):
    user = json.loads(event["body"])["user"]
    logger.info(json.dumps({"msg": "login", "user": user}))
    return {"statusCode": 401}


def e(event, context):
    user = json.loads(event["body"])["user"]
    power.info("login failed for %s", user)
    return {"statusCode": 401}


def one_line(text):
    return text.replace("\n", "\\n").replace("\r", "\\r")


def f(event, context):
    user = one_line(json.loads(event["body"])["user"])
    logger.info("login of %s failed", user)
    return {"statusCode": 401}


def g(event, context):
    q = event["queryStringParameters"]
    parts = [f"{k}={v}" for k, v in q.items()]
    log.warning("bad request " + "&".join(parts))  # finding: log-injection
    return {"statusCode": 401}


def h(event, context):
    q = event["queryStringParameters"]["q"]
    sys.stderr.write("search for " + q + "\n")  # finding: log-injection
    return {"statusCode": 200}


def i(event, context):
    q = event["queryStringParameters"]["q"]
    if not re.fullmatch(r"[\w -]{1,40}", q):
        return {"statusCode": 400}
    print("search for", q)
    return {"statusCode": 200}


def j(event, context):
    q = event["queryStringParameters"]["q"]
    print("search for", q.encode("unicode_escape").decode())
    return {"statusCode": 200}


def k(event, context):
    q = event["queryStringParameters"]["q"]
    print("search for", ascii(q), repr(q), urllib.parse.quote(q))
    return {"statusCode": 200}


def l(event, context):
    q = event["queryStringParameters"]["q"]
    logger.info("search", extra={"q": q})
    return {"statusCode": 200}


class Audit:
    def __init__(self, who):
        self.who = who
    def write(self, what):
        log.info("%s did %s", self.who, what)  # finding: log-injection


def m(event, context):
    Audit(event["queryStringParameters"]["name"]).write("search")
    return {"statusCode": 200}


def o(event, context):
    ua = event["headers"].get("user-agent", "")
    logger.info("agent " + ua)  # finding: log-injection
    return {"statusCode": 200}


def p(event, context):
    ua = urllib.parse.unquote(event["headers"].get("x-name", ""))
    logger.info("agent " + ua)  # finding: log-injection
    return {"statusCode": 200}


def q(event, context):
    body = base64.b64decode(event["body"]).decode()
    logger.info("got " + body)  # finding: log-injection
    return {"statusCode": 200}


def r(event, context):
    name = event["queryStringParameters"]["name"]
    logger.info("length %d of %s", len(name), name[:1].isalpha())
    return {"statusCode": 200}


def s(event, context):
    name = " ".join(event["queryStringParameters"]["name"].split())
    logger.info("name %s", name)
    return {"statusCode": 200}


def t(event, context):
    name = event["queryStringParameters"]["name"]
    if "\n" in name or "\r" in name:
        raise ValueError("line breaks")
    logger.info("name %s", name)
    return {"statusCode": 200}


def u(event, context):
    name = event["queryStringParameters"]["name"]
    if not name.isalnum():
        raise ValueError("name")
    logger.info("name %s", name)
    return {"statusCode": 200}


def v(event, context):
    name = event["queryStringParameters"]["name"]
    logging.getLogger(__name__).warning("name " + name.strip())  # finding: log-injection
    return {"statusCode": 200}


def w(event, context):
    name = event["queryStringParameters"]["name"].splitlines()[0]
    logger.warning("name " + name)
    return {"statusCode": 200}


def x(event, context):
    headers = event["headers"]
    print(f"agent {headers.get('user-agent')}")  # finding: log-injection
    print(f"host {headers.get('host')}, trace {headers.get('x-amzn-trace-id')}")
    print(f"query {event.get('rawQueryString')}")
    print(f"agent {headers.get('user-agent')!r}")
    return {"statusCode": 200}


def handler(event, context):
    path = event["rawPath"]
    if path == "/a":
        return a(event, context)
    if path == "/b":
        return b(event, context)
    if path == "/c":
        return c(event, context)
    if path == "/d":
        return d(event, context)
    if path == "/e":
        return e(event, context)
    if path == "/f":
        return f(event, context)
    if path == "/g":
        return g(event, context)
    if path == "/h":
        return h(event, context)
    if path == "/i":
        return i(event, context)
    if path == "/j":
        return j(event, context)
    if path == "/k":
        return k(event, context)
    if path == "/l":
        return l(event, context)
    if path == "/m":
        return m(event, context)
    if path == "/o":
        return o(event, context)
    if path == "/p":
        return p(event, context)
    if path == "/q":
        return q(event, context)
    if path == "/r":
        return r(event, context)
    if path == "/s":
        return s(event, context)
    if path == "/t":
        return t(event, context)
    if path == "/u":
        return u(event, context)
    if path == "/v":
        return v(event, context)
    if path == "/w":
        return w(event, context)
    if path == "/x":
        return x(event, context)
    return {"statusCode": 404}
