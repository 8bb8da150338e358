"""What models of pydantic compare their fields with."""
import json
import os
from typing import Annotated, Optional
from pydantic import BaseModel, Field, StringConstraints, constr
import psycopg2
con = psycopg2.connect(os.environ["D"])
cur = con.cursor()

class Order(BaseModel):
    column: str = Field(pattern=r"^[a-z_]+$")
    slug: Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]{1,30}$")]
    text: str
    near: str = Field(pattern=r"[a-z]+")
    path: Optional[str] = Field(default=None, pattern="^[\\w ./-]+$")

def handler(event, context):
    order = Order(**json.loads(event["body"]))
    cur.execute("select * from t order by " + order.column)
    cur.execute("select * from t order by " + order.slug)
    cur.execute("select * from t order by " + order.text)  # finding: sql-injection
    cur.execute("select * from t where x = '" + order.path + "'")
