# trigger: none
import random
import string
import time

LETTERS = string.ascii_letters + string.digits


class Ticket:
    def __init__(self, mail):
        self.mail = mail
        self.code = "".join(random.choice(LETTERS) for _ in range(24))  # finding: guessable-secret
        self.invitation = "".join(random.choices(LETTERS, k=20))  # finding: guessable-secret
        self.colour = "".join(random.choice("0123456789abcdef") for _ in range(6))
        self.made = time.time()


def handler(event, context):
    return vars(Ticket(event["mail"]))
