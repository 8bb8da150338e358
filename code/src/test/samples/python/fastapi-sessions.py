# handler: handler
# Sessions that routes get from a function of the code, in all ways to write that.
import os
from typing import Annotated

from fastapi import Depends, FastAPI
from mangum import Mangum
from sqlalchemy import create_engine, text
from sqlalchemy.orm import Session, sessionmaker

engine = create_engine(os.environ["DSN"])
SessionLocal = sessionmaker(bind=engine)
app = FastAPI()


def get_db():
    db = SessionLocal()
    try:
        yield db
    finally:
        db.close()


Db = Annotated[Session, Depends(get_db)]


@app.get("/a")
def a(name: str, db: Session = Depends(get_db)):
    return db.execute(text(f"select * from t where name = '{name}'")).all()  # finding: sql-injection


@app.get("/b")
def b(name: str, db: Annotated[Session, Depends(get_db)]):
    return db.execute(text("select * from t where name = '%s'" % name)).all()  # finding: sql-injection


@app.get("/c")
def c(name: str, db: Db):
    db.execute(text("select * from t where name = :n"), {"n": name})
    return db.execute(text("select * from t where name = '" + name + "'")).all()  # finding: sql-injection


handler = Mangum(app)
