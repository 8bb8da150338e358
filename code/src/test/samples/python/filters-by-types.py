# handler: handler
"""What types of parameters and models say of queries that are objects."""
import json
import os
import re
from typing import Any, Optional

from fastapi import Body, FastAPI, Query
from mangum import Mangum
from pydantic import BaseModel, EmailStr, Field
from pymongo import MongoClient

orders = MongoClient(os.environ["MONGO_URI"])["shop"]["orders"]
app = FastAPI()


class Wanted(BaseModel):
    sku: str = Field(max_length=32)
    mail: Optional[EmailStr] = None
    rating: Any = None
    more: dict[str, Any] = {}
    filter: str = "{}"


@app.get("/orders/{sku}")
def one(sku: str):
    return orders.find_one({"sku": sku}, {"_id": 0})


@app.get("/bare/{sku}")
def bare(sku):
    return orders.find_one({"sku": sku}, {"_id": 0})


@app.get("/orders")
def several(state: Optional[str] = Query(None), where: str = "{}", name: str = ""):
    if name:
        orders.find({"name": {"$regex": "^" + re.escape(name)}})
        orders.find({"$and": [{"name": {"$regex": name}}]})  # finding: regex-injection
        orders.find({"name": {"$regex": name, "$options": "i"}})  # finding: regex-injection
    list(orders.find(json.loads(where)))  # finding: nosql-injection
    return list(orders.find({"state": state}))


@app.post("/wanted")
def wanted(found: Wanted):
    orders.find({"sku": found.sku, "mail": found.mail})
    orders.find({"rating": found.rating})  # finding: nosql-injection
    orders.find(found.more)  # finding: nosql-injection
    orders.find(json.loads(found.filter))  # finding: nosql-injection


@app.post("/any")
def anything(criteria: dict = Body(...)):
    return list(orders.find(criteria))  # finding: nosql-injection


handler = Mangum(app)
