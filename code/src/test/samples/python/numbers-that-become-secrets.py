# trigger: none
import random, string, time, hashlib, uuid, secrets, json, os
from datetime import datetime
import boto3
table = boto3.resource("dynamodb").Table("t")
ses = boto3.client("ses")
sts = boto3.client("sts")
cognito = boto3.client("cognito-idp")

def make_code():
    return "".join(random.choices(string.digits, k=6))  # finding: guessable-secret

def handler(event, context):
    otp = make_code()
    table.put_item(Item={"id": event["id"], "otp": otp})
    link = f"https://x.example/reset?token={random.getrandbits(128):032x}"  # finding: guessable-secret
    ses.send_email(Message=link)
    session = str(uuid.uuid1())  # finding: guessable-secret
    table.put_item(Item={"pk": f"SESSION#{session}"})
    t = hashlib.sha256(f"{event['user']}{time.time()}".encode()).hexdigest()  # finding: guessable-secret
    table.put_item(Item={"reset_token": t})
    pw = "".join(random.choice(string.ascii_letters) for _ in range(12))  # finding: guessable-secret
    cognito.admin_set_user_password(UserPoolId="p", Username="u", Password=pw, Permanent=True)
    rng = random.Random()
    chars = []
    for _ in range(8):
        chars.append(rng.choice("abc"))  # finding: guessable-secret
    token = "".join(chars)
    salt = os.urandom(8)
    delay = random.random() * 3
    time.sleep(delay)
    token2 = secrets.token_hex() + str(int(time.time()))
    state = {"token": token2, "expires": time.time() + 60}
    request_id = str(uuid.uuid1())
    code = str(random.randint(100000, 999999))
    start(event, context)
    verify_auth(event, context)
    look(event, context)
    return {"t": token}

class SessionService:
    def issue(self):
        return "%032x" % random.getrandbits(128)  # finding: guessable-secret
def start(event, context):
    sid = SessionService().issue()
    return {"session": sid}
def verify_auth(event, context):
    code = random.randint(100000, 999999)  # finding: guessable-secret
    event["response"]["privateChallengeParameters"] = {"answer": str(code)}
    body = "Your verification code is {}".format(random.randrange(10000))  # finding: guessable-secret
    ses.send_email(Message=body)
    return event
def look(event, context):
    sample = random.random() < 0.1
    items = event["items"]
    random.shuffle(items)
    name = f"file-{uuid.uuid1()}.csv"
    session_name = f"s-{int(time.time())}"
    tokens = int(time.time()) // 10
    shard = random.randint(0, 9)
    table.put_item(Item={"pk": f"{event['id']}#{shard}", "expiresAt": int(time.time()) + 60})
    sts.assume_role(RoleArn="a", RoleSessionName=f"x{random.random()}")
    cached = {"access_token": fetch_token(), "exp": time.time()}
    return {"client_token": str(random.random()), "next_token": str(time.time())}
