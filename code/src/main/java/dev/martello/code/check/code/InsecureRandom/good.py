import random
import secrets
import string
import time

system = random.SystemRandom()


def tokenize(text):
    return random.sample(text.split(), 3)


def handler(event, context):
    token = secrets.token_urlsafe(32)
    password = "".join(system.choice(string.ascii_letters) for _ in range(16))
    delay = random.random()
    shard = random.randint(0, 9)
    time.sleep(delay)
    return {"statusCode": 200, "body": token + password + str(shard) + str(tokenize("a b c d"))}
