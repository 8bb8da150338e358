import random
import secrets

generator = random.SystemRandom()


def handler(event, context):
    token = secrets.token_urlsafe(32)
    password = "".join(generator.choice("abc") for _ in range(12))
    delay = random.random() * 0.4
    item = random.choice(["a", "b"])
    max_tokens = 100
    order = random.randint(1, 10)
    return {"statusCode": 200, "body": token + password + item + str(delay + max_tokens + order)}
