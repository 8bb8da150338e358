# Truth values that callers give, by which routes decide what they may do.
import boto3
from fastapi import FastAPI, Header, HTTPException, Query
from mangum import Mangum

app = FastAPI()
table = boto3.resource("dynamodb").Table("orders")


@app.delete("/orders/{order_id}")
def remove(order_id: str, x_admin: bool = Header(False)):
    if not x_admin:  # finding: caller-decides-rights
        raise HTTPException(403)
    table.delete_item(Key={"id": order_id})
    return {}


@app.get("/orders")
def every(is_admin: bool = Query(False)):
    if is_admin:  # finding: caller-decides-rights
        return table.get_item(Key={"id": "all"})["Item"]
    return {}


@app.get("/orders/{order_id}")
def read(order_id: str, verbose: bool = Query(False), x_trace: bool = Header(False)):
    item = table.get_item(Key={"id": order_id}).get("Item")
    if not verbose:
        item.pop("details", None)
    return item


handler = Mangum(app)
