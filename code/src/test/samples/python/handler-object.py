# handler: handler
import json
import os
import subprocess

import psycopg2


class Orders:
    def __init__(self, connection):
        self.connection = connection

    def of(self, customer):
        with self.connection.cursor() as cursor:
            cursor.execute("SELECT * FROM orders WHERE customer = '%s'" % customer)  # finding: sql-injection
            return cursor.fetchall()

    def one(self, number):
        with self.connection.cursor() as cursor:
            cursor.execute("SELECT * FROM orders WHERE id = %s", (number,))
            return cursor.fetchone()


class Handler:
    def __init__(self, orders):
        self.orders = orders
        self.actions = {"of": self.of, "one": self.one, "show": self.show}

    def of(self, parameters):
        return self.orders.of(parameters["customer"])

    def one(self, parameters):
        return self.orders.one(parameters["number"])

    def show(self, parameters):
        return subprocess.check_output("lp " + parameters["file"], shell=True).decode()  # finding: os-command-injection

    def __call__(self, event, context):
        parameters = event["queryStringParameters"]
        action = self.actions[parameters["action"]]
        return {"statusCode": 200, "body": json.dumps(action(parameters))}


handler = Handler(Orders(psycopg2.connect(os.environ["DSN"])))
