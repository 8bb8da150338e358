# trigger: http-api
# What one parser, or one model, makes harmless, another of the same name does not.
import os

import pymongo
from fastapi import FastAPI
from mangum import Mangum
from pydantic import BaseModel

db = pymongo.MongoClient(os.environ["MONGO"]).shop
app = FastAPI()


class Named(BaseModel):
    name: str
    colour: str


class Asked(BaseModel):
    name: dict


@app.post("/named")
def named(item: Named):
    return {"known": db.users.count_documents({"colour": item.colour})}


@app.post("/asked")
def asked(item: Asked):
    return {"known": db.users.count_documents({"name": item.name})}  # finding: nosql-injection


handler = Mangum(app)
