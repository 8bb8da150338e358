import os

from fastapi import APIRouter, Depends, FastAPI
from fastapi.responses import HTMLResponse
from mangum import Mangum

app = FastAPI()
admin = APIRouter(prefix="/users")
reports = APIRouter()
inner = APIRouter()


# A route may name it without getting what it gives, so it is told of all.
def named(name: str):
    os.system("asked by each " + name)
    return name


@app.get("/health")
def open_to_all(host: str):
    os.system("ping " + host)


@app.post("/orders/{order}")
async def behind_authorizer_by_method(order: str):
    os.system("order " + order)


@app.get("/orders/{order}", response_class=HTMLResponse)
async def open_page(order: str):
    os.system("show " + order)


@admin.get("/{user}")
def behind_authorizer_below_two_prefixes(user: str, asked: str = Depends(named)):
    os.system("id " + user)


@inner.get("/{report}")
def open_below_two_routers(report: str):
    os.system("report " + report)


@app.api_route("/admin/{rest:path}", methods=["GET", "POST"])
def behind_authorizer_whatever_follows(rest: str):
    os.system("rest " + rest)


@app.get("/{area}/users")
def open_by_a_step_that_may_be_any(area: str):
    os.system("area " + area)


app.include_router(admin, prefix="/admin")
reports.include_router(inner, prefix="/reports")
app.include_router(reports, prefix="/open")

handler = Mangum(app)
