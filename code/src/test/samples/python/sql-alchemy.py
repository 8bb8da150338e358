import os

from sqlalchemy import Column, Integer, String, create_engine, select, text
from sqlalchemy.orm import Session, declarative_base, sessionmaker

engine = create_engine(os.environ["DATABASE"])
Base = declarative_base()
SessionLocal = sessionmaker(bind=engine)


class User(Base):
    __tablename__ = "users"
    id = Column(Integer, primary_key=True)
    name = Column(String)


def handler(event, context):
    name = event["pathParameters"]["name"]
    with engine.connect() as connection:
        connection.execute(text("SELECT * FROM users WHERE name = :name"), {"name": name})
        connection.execute(text(f"SELECT * FROM users WHERE name = '{name}'"))  # finding: sql-injection
        connection.execute("SELECT * FROM users WHERE name = '" + name + "'")  # finding: sql-injection
        connection.execute(select(User).where(User.name == name))
        connection.execute(text("SELECT * FROM users WHERE name = :name").bindparams(name=name))
        connection.exec_driver_sql("SELECT '%s'" % name)  # finding: sql-injection
    with Session(engine) as session:
        session.query(User).filter(User.name == name).all()
        session.query(User).filter_by(name=name).first()
        session.query(User).filter(text("name = '%s'" % name)).all()  # finding: sql-injection
        session.execute(select(User).where(User.name == name)).scalars().all()
        session.add(User(name=name))
        session.commit()
    session = SessionLocal()
    session.execute(text("DELETE FROM users WHERE name = '" + name + "'"))  # finding: sql-injection
    session.query(User).order_by(text(name))  # finding: sql-injection
    session.close()
    with engine.begin() as connection:
        connection.execute(text("SELECT 1"))
    return {"statusCode": 200}
