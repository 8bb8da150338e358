# handler: handler
# What routes of FastAPI get from functions, objects and classes of the code.
import os
from typing import Annotated

import boto3
import jwt
from fastapi import Depends, FastAPI, Header, HTTPException, Request
from fastapi.security import OAuth2PasswordBearer
from mangum import Mangum

app = FastAPI()
scheme = OAuth2PasswordBearer(tokenUrl="token")
table = boto3.resource("dynamodb").Table(os.environ["TABLE"])


class User:
    def __init__(self, name, admin):
        self.name = name
        self.admin = admin


class Bearer:
    def __call__(self, request: Request):
        return request.headers["authorization"].removeprefix("Bearer ")


def claims(token: str = Depends(scheme)):
    return jwt.decode(token, options={"verify_signature": False})  # finding: jwt-not-verified


def current_user(data: dict = Depends(claims)):
    return data["sub"]


def paging(limit: int = 10, folder: str = "a"):
    return {"limit": limit, "folder": folder}


def plain_name(name: str):
    if not name.isalnum():
        raise HTTPException(400)
    return name


async def by_header(x_name: str = Header(), x_role: str = Header("user")):
    return User(x_name, x_role == "admin")  # finding: caller-decides-rights


async def only_admins(x_user_role: str = Header(default="user")):
    if x_user_role != "admin":  # finding: caller-decides-rights
        raise HTTPException(403)


Current = Annotated[User, Depends(by_header)]


@app.get("/me")
def me(user: str = Depends(current_user)):
    return table.get_item(Key={"id": user})["Item"]


@app.get("/list")
def listing(page: dict = Depends(paging)):
    return {"files": os.listdir("/mnt/" + page["folder"])[: page["limit"]]}  # finding: path-traversal


@app.get("/file")
def file(name: str = Depends(plain_name)):
    return os.listdir("/mnt/" + name)


@app.get("/session")
def session(token: str = Depends(Bearer())):
    print("session", token)  # finding: secret-logged
    return {}


@app.delete("/items/{item}")
async def remove(item: str, user: Current):
    if not user.admin:
        raise HTTPException(403)
    table.delete_item(Key={"id": item})  # finding: blocked-event-loop
    return {}


@app.delete("/all/{item}", dependencies=[Depends(only_admins)])
async def remove_all(item: str):
    table.delete_item(Key={"id": item})  # finding: blocked-event-loop
    return {}


handler = Mangum(app)
