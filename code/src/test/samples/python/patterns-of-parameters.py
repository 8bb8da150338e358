"""What frameworks compare parameters with before the code gets them."""
import json, os, subprocess
from typing import Annotated, Optional
from fastapi import FastAPI, Query, Path
from mangum import Mangum
from pydantic import BaseModel, Field, StringConstraints, constr
from aws_lambda_powertools.utilities.parser import parse
import psycopg2
con = psycopg2.connect(os.environ["D"])
cur = con.cursor()
app = FastAPI()

class Order(BaseModel):
    column: str = Field(pattern=r"^[a-z_]+$")
    slug: Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]{1,30}$")]
    text: str
    near: str = Field(pattern=r"[a-z]+")
    path: Optional[str] = Field(default=None, pattern="^[\\w ./-]+$")

@app.post("/a")
def a(order: Order):
    cur.execute("select * from t order by " + order.column)
    cur.execute("select * from t order by " + order.slug)
    cur.execute("select * from t order by " + order.text)  # finding: sql-injection
    cur.execute("select * from t order by " + order.near)  # finding: sql-injection

@app.get("/b")
def b(c: str = Query(pattern="^[a-z]+$"), d: Annotated[str, Query(pattern="^[a-z]+$")] = "x", e: str = "y"):
    cur.execute("select * from t order by " + c)
    cur.execute("select * from t order by " + d)
    cur.execute("select * from t order by " + e)  # finding: sql-injection

handler = Mangum(app)
