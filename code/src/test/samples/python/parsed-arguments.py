# trigger: http-api
import os

import psycopg2
from flask import Flask
from flask_restful import Api, Resource, reqparse
import awsgi

app = Flask(__name__)
api = Api(app)
conn = psycopg2.connect(os.environ["DSN"])

parser = reqparse.RequestParser()
parser.add_argument("name", type=str, required=True)
parser.add_argument("count", type=int)
parser.add_argument("state", choices=("open", "done"))


class Orders(Resource):
    def get(self):
        args = parser.parse_args()
        with conn.cursor() as cursor:
            cursor.execute("SELECT * FROM orders WHERE name = '" + args["name"] + "'")  # finding: sql-injection
            cursor.execute(f"SELECT * FROM orders WHERE name = '{args.name}'")  # finding: sql-injection
            cursor.execute(f"SELECT * FROM orders WHERE n = {args['count']}")
            cursor.execute(f"SELECT * FROM orders WHERE s = '{args['state']}'")
        return {"ok": True}


api.add_resource(Orders, "/orders")


def handler(event, context):
    return awsgi.response(app, event, context)
