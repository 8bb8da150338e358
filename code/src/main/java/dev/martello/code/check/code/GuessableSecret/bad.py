import random
import string


def new_token():
    token = "".join(random.choice(string.ascii_letters) for _ in range(32))  # finding
    return token


def handler(event, context):
    password = random.sample(string.ascii_letters, 12)  # finding
    otp = str(random.randint(100000, 999999))  # finding
    session_id = random.getrandbits(128)  # finding
    return {"statusCode": 200, "body": new_token() + otp + str(session_id) + str(password)}
