import os
from typing import Optional
from fastapi import FastAPI
from mangum import Mangum
from sqlmodel import Field, Session, SQLModel, create_engine, select, text

engine = create_engine(os.environ["URL"])
app = FastAPI()


class Hero(SQLModel, table=True):
    id: Optional[int] = Field(default=None, primary_key=True)
    name: str


@app.get("/heroes")
def heroes(name: str, sort: str = "name"):
    with Session(engine) as session:
        bad = session.exec(text(f"select * from hero where name = '{name}'")).all()  # finding: sql-injection
        good = session.exec(select(Hero).where(Hero.name == name)).all()
        worse = session.execute("select * from hero order by " + sort).all()  # finding: sql-injection
    return [bad, good, worse]


handler = Mangum(app)
