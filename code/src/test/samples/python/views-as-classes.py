# trigger: http-api
"""Frameworks make objects of classes, and call the methods that are called like those of HTTP."""
import os

import falcon
import serverless_wsgi
from flask import Flask, request
from flask.views import MethodView
from flask_restful import Api, Resource
from flask_restx import Namespace
from starlette.endpoints import HTTPEndpoint
from starlette.routing import Route

app = Flask(__name__)
api = Api(app)
namespace = Namespace("orders")


class Orders(MethodView):
    def __init__(self):
        self.command = "ls "

    def get(self, name):
        os.system(self.command + name)  # finding: os-command-injection

    def post(self, number):
        os.system(self.command + request.get_json()["x"])  # finding: os-command-injection
        os.system(self.command + self.checked(str(int(number))))

    def checked(self, text):
        return text


app.add_url_rule("/orders/<name>", view_func=Orders.as_view("orders"))


class Parcels(Resource):
    def put(self, name):
        os.system(name)  # finding: os-command-injection

    def unused(self, name):
        os.system(name)


api.add_resource(Parcels, "/parcels/<string:name>")


@namespace.route("/letters/<string:name>")
class Letters(Resource):
    def delete(self, name):
        os.system(name)  # finding: os-command-injection

    def patch(self, name):
        os.system(namespace.payload["x"])  # finding: os-command-injection


class Stamps:
    def on_get(self, req, resp, name):
        os.system(name)  # finding: os-command-injection
        os.system(req.get_param("q"))  # finding: os-command-injection
        os.system("ls")

    def get(self, name):
        return name


falcon.App().add_route("/stamps/{name}", Stamps())


class Boxes(HTTPEndpoint):
    async def post(self, asked):
        body = await asked.json()
        os.system(body["x"])  # finding: os-command-injection
        os.system("ls")


routes = [Route("/boxes", Boxes)]


class Tool:
    """Nobody hands this to a framework."""

    def get(self, name):
        os.system(name)


def handler(event, context):
    Tool().get("ls")
    return serverless_wsgi.handle_request(app, event, context)
