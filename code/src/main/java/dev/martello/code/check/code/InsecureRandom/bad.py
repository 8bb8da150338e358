import random
import string


def make_password(length):
    return "".join(random.choice(string.ascii_letters) for _ in range(length))  # finding


def handler(event, context):
    reset_token = "%032x" % random.getrandbits(128)  # finding
    otp = random.randint(100000, 999999)  # finding
    return {"statusCode": 200, "body": make_password(12) + reset_token + str(otp)}
